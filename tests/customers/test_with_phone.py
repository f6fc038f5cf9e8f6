"""Who has a number is found by two indexes, also where no company has a phone."""

import pytest
from django.db import connection

from customers.models import Customer

from .factory import make_customer, make_customers

pytestmark = pytest.mark.django_db


def test_of_a_contact_and_of_a_company() -> None:
    make_customer(1, contactperson_number="98450 12345")
    make_customer(2, company_phone="98450 12345")
    make_customer(3, company_phone="98450 12346")
    found = Customer.objects.with_phone("9845012345").order_by("pk")
    assert [each.pk for each in found] == [1, 2]


@pytest.mark.skipif(
    connection.vendor != "sqlite",
    reason="PostgreSQL's plan depends on how many there are",
)
def test_not_everybody_is_read_where_no_company_has_a_phone() -> None:
    make_customers(200)
    make_customer(201, contactperson_number="98450 12345")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    steps = Customer.objects.listed().with_phone("9845012345").explain()
    assert "MULTI-INDEX OR" in steps
    assert "customer_of_a_company" in steps
    assert "SCAN" not in steps
