"""Customers who have a number as a second one: "98450 12345 / 98765 43210".

Columns keep the first number of a field. The others are found as any digits are, and
read.
"""

from urllib.parse import urlencode

from django.http import QueryDict

from customers.filters import CustomerFilter
from customers.models import Customer
from customers.selection import Selection
from sourcehub_portal.phone import is_among

LOOKED_THROUGH = 50  # who have these digits somewhere


def having_as_a_further_one(national: str, *, most: int) -> list[Customer]:
    """By name, and with all their columns."""
    asked = QueryDict(urlencode({"q": national}))
    rows = Selection(CustomerFilter(asked)).rows
    found = rows.read(0, min(LOOKED_THROUGH, len(rows)), fields=("pk",))
    customers = Customer.objects.in_bulk([row.pk for row in found])
    having = [
        each
        for each in customers.values()
        if is_among(national, (each.contactperson_number, each.company_phone))
    ]
    return sorted(having, key=lambda each: (each.name_key, each.pk))[:most]
