"""`verify` names what is broken of orders and look-ups."""

from decimal import Decimal

import pytest

from orders.models import Invoice, Line, LookUp, Order
from tests.orders.factory import ASKED_AT, answer, invoice, keep, make_order

from .conftest import Verify, failing

pytestmark = pytest.mark.django_db


def test_an_order_that_was_claimed_and_never_written(
    mirror: None, verify: Verify
) -> None:
    Order.objects.create(pk=77, observed_at=ASKED_AT)
    status, said = verify()
    assert status == 1
    assert "claimed and never written: 1 (77)" in failing(said)


def test_a_line_that_is_there_twice(mirror: None, verify: Verify) -> None:
    line = Line.objects.get(order=1)
    line.pk = None
    line.save()
    status, said = verify()
    assert status == 1
    lines = [line for line in said.splitlines() if line.startswith("FAILS")]
    assert "taken twice: 1 (1/0)" in lines[0]
    assert "(1: line 1 is one too many)" in lines[1]


def test_an_invoice_that_is_there_twice(mirror: None, verify: Verify) -> None:
    one = Invoice.objects.get(order=1)
    one.pk = None
    one.save()
    _, said = verify()
    assert "FAILS  Invoices of orders: 3; places" in said
    assert "FAILS  Sum of invoices' cgst: ₹270.00 in the columns, ₹180.00" in said


def test_a_line_that_is_lost(mirror: None, verify: Verify) -> None:
    Line.objects.filter(order=2).delete()
    status, said = verify()
    assert status == 1
    assert "whose columns differ: 1 (2: line 0 is one too few)" in failing(said)


@pytest.mark.parametrize(
    ("model", "change", "named"),
    [
        (Order, {"status": "Returned"}, "status"),
        (Order, {"discount": Decimal("0.01")}, "discount"),
        (Line, {"name": "bangle"}, "line 0 name"),
        (Line, {"price": None}, "line 0 price"),
        (Invoice, {"due_date": None}, "invoice 0 due_date"),
    ],
)
def test_a_column_that_differs_from_the_raw_order(
    mirror: None,
    verify: Verify,
    model: type[Order | Line | Invoice],
    change: dict[str, object],
    named: str,
) -> None:
    of_the_first = {"pk" if model is Order else "order": 1}
    model._default_manager.filter(**of_the_first).update(**change)
    status, said = verify()
    assert status == 1
    assert failing(said).endswith(f"whose columns differ: 1 (1: {named}).")


@pytest.mark.parametrize("column", ["item_total", "billable"])
def test_an_order_s_amount_that_changes_the_sum(
    mirror: None, verify: Verify, column: str
) -> None:
    Order.objects.filter(pk=1).update(**{column: Decimal("1180.01")})
    _, said = verify()
    assert f"FAILS  Sum of orders' {column}: " in said


@pytest.mark.parametrize("column", ["amount", "cgst", "sgst", "igst"])
def test_an_invoice_s_amount_that_changes_the_sum(
    mirror: None, verify: Verify, column: str
) -> None:
    Invoice.objects.filter(order=1).update(**{column: Decimal("0.01")})
    _, said = verify()
    assert f"FAILS  Sum of invoices' {column}: " in said


def test_decimals_that_no_column_keeps_are_named_and_no_failure(
    mirror: None, verify: Verify
) -> None:
    long = invoice(3, igst="0.12345678", invoice_amount="999999999999.9999999")
    keep(answer([make_order(3, invoices=[long])]))
    status, said = verify()
    assert status == 0, said
    assert "Sum of invoices' igst: ₹0.123456 in the columns" in said
    assert "SourceHub's JSON has 0.00000078 more" in said


def test_an_order_of_another_phone_in_an_answer(mirror: None, verify: Verify) -> None:
    other = keep(answer([make_order(5, phone="98450 54321")]), phone="98450 54321")
    LookUp.objects.exclude(pk=other.pk).get().orders.add(5)
    status, said = verify()
    assert status == 1
    assert "of another phone: 1 (order 5 in look-up" in failing(said)
    assert "98450" not in said
