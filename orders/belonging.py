"""Whose an order is."""

from collections.abc import Iterable

from sourcehub_portal.gateway.records import OrderRecord
from sourcehub_portal.phone import Phone, read_phones


def belongs(order: OrderRecord, phone: Phone) -> bool:
    """Whether the order's customer has this number, as contact person or as company.

    An order that names no customer belongs to nobody: it cannot be told.
    """
    if order.customer is None:
        return False
    numbers = (order.customer.contactperson_number, order.customer.company_phone)
    return is_among(phone.national, numbers)


def is_among(national: str, texts: Iterable[str]) -> bool:
    """Whether one of these texts has the number of these national digits in it."""
    return any(
        national == each.national for text in texts for each in read_phones(text)
    )
