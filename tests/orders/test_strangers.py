"""Orders of another phone are never shown, whatever way the answer came."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from orders.days import Days
from orders.models import LookUp
from tests.customers.factory import make_customer
from tests.sandbox_process import SandboxProcess

from .factory import CALLER, answer, customer, keep, make_order, phone_of
from .reading import words

pytestmark = pytest.mark.django_db

OTHER = "90000 00001"
OURS = "/orders/?phone=9845012345"
THEIRS = "/orders/?phone=9000000001"
PART = {"HX-Target": "customer-orders"}


def ago(**time: float) -> datetime:
    return timezone.now() - timedelta(**time)


@pytest.fixture
def mixed() -> LookUp:
    """A young answer of the caller's, with an order of another's in it."""
    orders = [make_order(1), make_order(2, phone=OTHER)]
    return keep(answer(orders, asked_at=ago(seconds=5)))


def test_none_is_in_a_young_answer(support: Client, mixed: LookUp) -> None:
    page = words(support.get(OURS))

    assert "00001" in page
    assert "00002" not in page


def test_whose_customer_has_no_usable_id_is_theirs_by_number(support: Client) -> None:
    nameless = [make_order(3, customer=customer(id=None))]
    keep(answer(nameless, asked_at=ago(seconds=5)))

    assert "00003" in words(support.get(OURS))
    page = words(support.get("/orders/3/"))
    assert "Asha Traders" in page
    assert "SourceHub's ID —" in page


def test_none_is_in_a_copy(
    support: Client, sandbox: SandboxProcess, mixed: LookUp
) -> None:
    sandbox.control(names=["status-500"])

    page = words(support.get(f"{OURS}&again=on"))

    assert "00002" not in page
    assert "1 order of another phone number, not shown here" in page


def test_none_has_a_page(support: Client, mixed: LookUp) -> None:
    assert support.get("/orders/1/").status_code == 200
    assert support.get("/orders/2/").status_code == 404


def test_none_is_on_the_customers_page(support: Client, mixed: LookUp) -> None:
    make_customer(5, contactperson_number=CALLER)

    part = words(support.get("/orders/of-customer/5/", headers=PART))

    assert "1 order under" in part
    assert "00002" not in part


@pytest.mark.parametrize("rows", ["orders", "invoices"])
def test_none_is_in_an_export(manager: Client, mixed: LookUp, rows: str) -> None:
    file = manager.get(f"/orders/export/?phone=9845012345&format=csv&rows={rows}")

    content = b"".join(file.streaming_content)  # type: ignore[attr-defined]
    assert b"00001" in content
    assert b"00002" not in content


def test_an_order_that_changed_hands_leaves_the_copy_of_who_had_it(
    support: Client,
) -> None:
    keep(answer([make_order(1), make_order(2)], asked_at=ago(hours=2)))
    moved = make_order(2, phone=OTHER)
    keep(answer([moved], asked_at=ago(seconds=5)), phone=OTHER)

    assert "00002" in words(support.get(THEIRS))
    page = words(support.get(OURS))
    assert "00001" in page
    assert "00002" not in page


@pytest.mark.parametrize("complete", [True, False])
def test_an_order_that_the_callers_own_answer_gives_to_another_is_theirs_no_more(
    support: Client, *, complete: bool
) -> None:
    keep(answer([make_order(1), make_order(2)], asked_at=ago(hours=2)))
    of_a_year = Days.between(ago(days=365).date(), ago(days=0).date())
    keep(answer([make_order(2)], asked_at=ago(hours=1)), days=of_a_year)
    moved = make_order(2, phone=OTHER)
    keep(answer([make_order(1), moved], asked_at=ago(seconds=5), complete=complete))

    page = words(support.get(OURS))
    assert "00001" in page
    assert "00002" not in page
    assert "1 order of another phone number, not shown here" in page
    assert not LookUp.objects.filter(orders=2).exists()
    assert "sent it as another number's" in words(support.get("/orders/2/"))


def test_where_that_was_the_only_one_nothing_is_left(support: Client) -> None:
    keep(answer([make_order(2)], asked_at=ago(hours=2)))
    keep(answer([make_order(2, phone=OTHER)], asked_at=ago(seconds=5)))

    page = words(support.get(OURS))
    assert "00002" not in page
    assert "1 order of another phone number, not shown here" in page


@pytest.mark.parametrize(
    "theirs",
    [None]
    + [
        customer(contactperson_number=text)
        for text in ("", "n/a", "-", "98450 1234", "98XXXXXX45")
    ],
)
@pytest.mark.parametrize("complete", [True, False])
def test_an_order_of_which_nobody_can_tell_whose_it_is_stays(
    support: Client, theirs: object, *, complete: bool
) -> None:
    keep(answer([make_order(1), make_order(2)], asked_at=ago(hours=2)))
    nobodys = make_order(2, customer=theirs)
    keep(answer([make_order(1), nobodys], asked_at=ago(seconds=5), complete=complete))

    page = words(support.get(OURS))
    assert "00002" in page
    assert "of another phone number" not in page


def test_an_older_answer_takes_nothing_off_that_a_later_one_brought() -> None:
    keep(answer([make_order(1), make_order(2)], asked_at=ago(hours=2)))
    of_a_year = Days.between(ago(days=365).date(), ago(days=0).date())
    later = keep(answer([make_order(2)], asked_at=ago(seconds=5)), days=of_a_year)
    moved = make_order(2, phone=OTHER)
    keep(answer([make_order(1), moved], asked_at=ago(seconds=60)))

    assert list(later.orders.values_list("pk", flat=True)) == [2]


def test_an_order_that_changed_hands_is_not_listed_by_a_late_older_answer() -> None:
    moved = make_order(1, phone=OTHER)
    keep(answer([moved], asked_at=ago(seconds=5)), phone=OTHER)

    keep(answer([make_order(1)], asked_at=ago(seconds=9)))

    ours = LookUp.objects.get(phone=phone_of().national)
    assert not ours.orders.exists()


def test_none_is_left_on_a_list_by_an_answer_that_comes_late() -> None:
    theirs = keep(
        answer([make_order(9, phone=OTHER)], asked_at=ago(minutes=9)), phone=OTHER
    )
    keep(answer([make_order(1)], asked_at=ago(minutes=1), complete=False))
    keep(answer([make_order(1), make_order(9)], asked_at=ago(minutes=5)))

    assert not theirs.orders.exists()
