"""`verify`: does the mirror keep its promises?"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from customers import invariants as of_customers
from orders import invariants as of_orders
from sourcehub_portal import invariants as of_the_database
from sourcehub_portal.finding import Finding
from sourcehub_portal.snapshot import snapshot

Check = Callable[[], Iterator[Finding]]

_CHECKS: tuple[Check, ...] = (
    of_the_database.findings,
    of_customers.findings,
    of_orders.findings,
)


class Command(BaseCommand):
    """Exit status 0 when every invariant holds, else 1. Nothing is ever changed."""

    help = "Checks the mirror's invariants and prints each with its figure."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with snapshot():
                broken = self._told(_findings())
        except DatabaseError as error:
            broken = self._told([_unreadable(error)])
        if broken:
            raise SystemExit(1)

    def _told(self, findings: Iterable[Finding]) -> int:
        """Prints each; how many do not hold."""
        broken = 0
        for finding in findings:
            verdict = "ok" if finding.holds else "FAILS"
            self.stdout.write(f"{verdict:5}  {finding.words}")
            broken += not finding.holds
        return broken


def _findings() -> Iterator[Finding]:
    """Those of each check; a damaged database ends the check that it disturbs."""
    for check in _CHECKS:
        try:
            yield from check()
        except DatabaseError as error:
            yield _unreadable(error)


def _unreadable(error: DatabaseError) -> Finding:
    said = " ".join(str(error).split())
    return Finding(holds=False, words=f"The database cannot be read: {said}.")
