"""`verify` holds the histories of orders against the orders."""

from datetime import timedelta

import pytest

from orders.models import Change
from tests.orders.factory import ASKED_AT, answer, keep, make_order

from .conftest import Verify, failing

pytestmark = pytest.mark.django_db

LATER = ASKED_AT + timedelta(minutes=5)


@pytest.fixture
def delivered(mirror: None) -> None:
    """One of the two orders was delivered between two readings."""
    done = make_order(1, laststatus={"name": "Delivered"})
    keep(answer([done, make_order(2)], asked_at=LATER))


def test_a_history_that_leads_to_what_is(delivered: None, verify: Verify) -> None:
    status, said = verify()
    assert status == 0
    assert "Changes of orders: 2; that end before they begin: none;" in said


def test_a_change_that_ends_before_it_begins(delivered: None, verify: Verify) -> None:
    Change.objects.filter(field="status").update(since=LATER + timedelta(seconds=1))
    status, said = verify()
    assert status == 1
    assert "that end before they begin: 1 (1);" in failing(said)


def test_a_history_that_leads_elsewhere(delivered: None, verify: Verify) -> None:
    Change.objects.filter(field="status").update(after="Returned")
    status, said = verify()
    assert status == 1
    assert "another status than the order's: 1 (1)." in failing(said)
