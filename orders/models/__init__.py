"""The mirror of the orders that look-ups found, and the notes of those look-ups."""

from orders.models.change import Change
from orders.models.lookup import Failure, LookUp, Quarantined
from orders.models.order import Invoice, Line, Order

__all__ = ["Change", "Failure", "Invoice", "Line", "LookUp", "Order", "Quarantined"]
