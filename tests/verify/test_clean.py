"""`verify` on a mirror that is as it should be."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError

from customers.models import Customer
from sourcehub_portal.snapshot import snapshot
from tests.sandbox_process import SandboxProcess

from .conftest import Verify

pytestmark = pytest.mark.django_db


def test_a_mirror_of_the_sandbox_is_clean(
    sandbox: SandboxProcess, verify: Verify
) -> None:
    call_command("sync_customers")
    call_command("sync_customers")
    status, said = verify()
    assert status == 0, said
    assert "Customers present: 1,000" in said
    assert "SourceHub's total in the last complete sweep: 1,000" in said
    assert "Customers read again from SourceHub's JSON: 1,000" in said


def test_orders_and_their_money_are_counted(mirror: None, verify: Verify) -> None:
    status, said = verify()
    assert status == 0, said
    assert "with lines and invoices: 2;" in said
    assert "Sum of orders' billable: ₹2,414.50 in the columns" in said
    assert "Sum of invoices' cgst: ₹180.00 in the columns" in said


def test_every_line_has_its_verdict(mirror: None, verify: Verify) -> None:
    _, said = verify()
    assert {line[:7] for line in said.splitlines()} == {"ok     "}


def test_an_empty_mirror_is_clean_and_says_that_nothing_was_swept(
    verify: Verify,
) -> None:
    status, said = verify()
    assert status == 0, said
    assert "No sweep was complete yet; customers: 0." in said


@pytest.mark.django_db(transaction=True)
def test_nothing_can_be_written_while_it_reads() -> None:
    with pytest.raises(DatabaseError, match=r"readonly|read-only"), snapshot():
        Customer.objects.update(city="Pune")


@pytest.mark.django_db(transaction=True)
def test_the_database_can_be_written_afterwards(verify: Verify) -> None:
    assert verify()[0] == 0
    assert Customer.objects.update(city="Pune") == 0
