"""A mirror with something of everything in it, and the command that checks it."""

from collections.abc import Callable, Iterator

import pytest
from django.core.management import call_command
from django.db import transaction

from tests.customers.factory import make_customers
from tests.orders.factory import CALLER, answer, keep, make_order

Verify = Callable[[], tuple[int, str]]


@pytest.fixture
def mirror(db: None) -> None:
    """Thirty customers, and two orders in the answer of a look-up."""
    make_customers(30, city="Kolkata", contactperson_number=CALLER)
    keep(answer([make_order(1), make_order(2, billable_amount="1,234.50")]))


@pytest.fixture
def verify(capsys: pytest.CaptureFixture[str]) -> Verify:
    """Runs the command; returns its exit status and what it said."""

    def run() -> tuple[int, str]:
        status = 0
        try:
            call_command("verify")
        except SystemExit as ended:
            status = int(str(ended.code))
        return status, capsys.readouterr().out

    return run


@pytest.fixture
def undone(db: None) -> Iterator[None]:
    """What the test broke is taken back before anybody checks the references."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def failing(said: str) -> str:
    """The one line that fails."""
    (line,) = [line for line in said.splitlines() if line.startswith("FAILS")]
    return line
