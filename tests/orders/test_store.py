"""What an answer leaves in the mirror."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from orders.models import Invoice, Line, LookUp, Order, Quarantined
from sourcehub_portal.gateway.records import Rejected

from .factory import ASKED_AT, answer, customer, keep, make_order, product

pytestmark = pytest.mark.django_db

LATER = ASKED_AT + timedelta(minutes=5)
DELIVERED = {"laststatus": {"name": "Delivered"}}


def test_an_order_is_stored_with_its_lines_and_invoices() -> None:
    keep(answer([make_order(1)]))

    order = Order.objects.get()
    assert (order.pk, order.number, order.date) == (1, "00001", date(2026, 11, 2))
    assert [str(line) for line in order.lines.all()] == [
        "1 \N{MULTIPLICATION SIGN} ring"
    ]
    assert [each.number for each in order.invoices.all()] == ["INV-1"]


def test_the_raw_order_is_kept_as_it_came() -> None:
    record = make_order(1, unheard_of={"of": [1, 2]})

    keep(answer([record]))

    assert Order.objects.get().raw == record.raw


def test_a_newer_answer_overwrites_an_older_one() -> None:
    keep(answer([make_order(1)]))

    keep(answer([make_order(1, **DELIVERED)], asked_at=LATER))

    assert Order.objects.get().status == "Delivered"


def test_an_older_answer_never_overwrites_a_newer_one() -> None:
    keep(answer([make_order(1, **DELIVERED)], asked_at=LATER))

    look_up = keep(answer([make_order(1), make_order(2)]))

    assert Order.objects.get(pk=1).status == "Delivered"
    assert look_up.succeeded_at == LATER
    assert list(look_up.orders.values_list("pk", flat=True)) == [1]


def test_an_answer_seen_again_is_not_doubled() -> None:
    keep(answer([make_order(1)]))

    keep(answer([make_order(1)], asked_at=LATER))

    assert (Line.objects.count(), Invoice.objects.count()) == (1, 1)
    assert Order.objects.get().observed_at == LATER


def test_lines_that_sourcehub_no_longer_has_are_gone() -> None:
    keep(answer([make_order(1, products=[product(), product(name="anklet")])]))

    keep(answer([make_order(1, products=[product(name="anklet")])], asked_at=LATER))

    assert [line.name for line in Line.objects.all()] == ["anklet"]


def test_a_complete_answer_takes_off_the_list_what_it_leaves_out() -> None:
    keep(answer([make_order(1), make_order(2)]))

    look_up = keep(answer([make_order(2)], asked_at=LATER))

    assert [order.pk for order in look_up.orders.all()] == [2]
    assert Order.objects.count() == 2


def test_an_answer_that_was_cut_takes_nothing_off_the_list() -> None:
    keep(answer([make_order(1), make_order(2)]))

    look_up = keep(answer([make_order(2)], asked_at=LATER, complete=False))

    assert look_up.orders.count() == 2


def test_an_order_of_another_phone_is_quarantined_and_not_stored() -> None:
    keep(answer([make_order(1, phone="90000 00001")]))

    assert not Order.objects.exists()
    assert Quarantined.objects.get().reason == Quarantined.Reason.OTHER_PHONE


def test_an_order_of_a_company_with_the_number_is_its_own() -> None:
    other = customer(contactperson_number="9000000001", company_phone="098450-12345")

    look_up = keep(answer([make_order(1, customer=other)]))

    assert look_up.orders.count() == 1


def test_an_order_without_a_customer_is_nobodys() -> None:
    look_up = keep(answer([make_order(1, customer=[])]))

    assert not look_up.orders.exists()
    kept = Quarantined.objects.get()
    assert kept.reason == Quarantined.Reason.UNREADABLE
    assert kept.words == "it names no customer, so nobody can tell whose it is"


def test_a_row_that_cannot_be_read_is_kept_with_its_reason() -> None:
    keep(answer([], rejected=(Rejected(raw="[]", reason="no object"),)))

    kept = Quarantined.objects.get()
    assert (kept.reason, kept.raw) == (Quarantined.Reason.UNREADABLE, "[]")


def test_the_next_answer_replaces_what_was_quarantined() -> None:
    keep(answer([make_order(1, phone="90000 00001")]))

    keep(answer([], asked_at=LATER))

    assert not Quarantined.objects.exists()


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (65000, "65000.00"),
        ("1,40,000.5", "140000.50"),
        ("0.005", "0.005"),
        ("-12.3456", "-12.3456"),
        ("999999999999.99", "999999999999.99"),
    ],
)
def test_an_amount_reads_back_with_every_digit_that_came(
    sent: object, kept: str
) -> None:
    keep(answer([make_order(1, billable_amount=sent)]))

    assert str(Order.objects.get().billable) == kept


def test_an_amount_that_sourcehub_leaves_out_is_none() -> None:
    keep(answer([make_order(1, billable_amount=None)]))

    assert Order.objects.get().billable is None


def test_a_quantity_is_kept_as_whole_or_as_broken_as_it_is() -> None:
    products = [product(quantity=2), product(quantity="2.5")]

    keep(answer([make_order(1, products=products)]))

    quantities = [line.quantity for line in Line.objects.all()]
    assert list(map(str, quantities)) == ["2", "2.5"]
    assert quantities == [Decimal(2), Decimal("2.5")]


def test_a_question_that_is_asked_again_keeps_one_row() -> None:
    keep(answer([]))
    keep(answer([], asked_at=LATER))

    assert LookUp.objects.get().asked_at == LATER
