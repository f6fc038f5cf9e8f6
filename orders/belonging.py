"""Whose an order is."""

from sourcehub_portal.gateway.records import OrderRecord
from sourcehub_portal.phone import Phone, is_among, read_phones


def belongs(order: OrderRecord, phone: Phone) -> bool:
    """Whether the order's customer has this number, as contact person or as company.

    An order that names no customer belongs to nobody: it cannot be told.
    """
    if order.customer is None:
        return False
    numbers = (order.customer.contactperson_number, order.customer.company_phone)
    return is_among(phone.national, numbers)


def is_of_another(order: OrderRecord, phone: Phone) -> bool:
    """Whether it says whose it is instead: its customer has a number that can be read,
    and not this one."""
    customer = order.customer
    if customer is None or belongs(order, phone):
        return False
    numbers = (customer.contactperson_number, customer.company_phone)
    return any(map(read_phones, numbers))
