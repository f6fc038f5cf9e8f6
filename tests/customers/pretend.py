"""A SourceHub in memory, for sweeps over lists that move."""

from collections.abc import Callable
from datetime import timedelta

from django.db.models import F
from django.utils import timezone
from pytest_django import Settings

from customers.models import Customer, Hold, Sweep
from customers.sweep import sweep_customers
from sourcehub_portal.gateway.client import SourceHub
from sourcehub_portal.gateway.configuration import Endpoint
from sourcehub_portal.gateway.errors import UpstreamError
from sourcehub_portal.gateway.records import Page, RawRow, Rejected
from tests.customers.factory import raw_customer
from tests.customers.moving_list import Change, MovingList, nothing
from tests.sandbox_process import SandboxProcess

ENDPOINT = Endpoint(url="https://pretend.example/api", key="key")
BROKEN = -1

Write = Callable[[int], str]


class Pretend(SourceHub):
    """Answers from a list of ids; the id BROKEN is a row without any.

    `down` is raised instead of an answer; `write` gives a customer's JSON.
    """

    def __init__(
        self, ids: list[int], change: Change = nothing, *, seed: int = 0
    ) -> None:
        self.endpoint = ENDPOINT
        self.rows = MovingList(ids, change, seed)
        self.down: UpstreamError | None = None
        self.write: Write = raw_customer
        self.says: int | None = None

    def customer_rows(self, *, count: int, skip: int) -> Page[RawRow]:
        if self.down:
            raise self.down
        asked_at = timezone.now()
        read = self.rows.read(skip, count)
        sound = [pk for pk in read.ids if pk != BROKEN]
        return Page(
            records=tuple(RawRow(pk, self.write(pk)) for pk in sound),
            rejected=(Rejected("null", "The row is not an object."),)
            * (read.received - len(sound)),
            total=read.total if self.says is None else self.says,
            received=read.received,
            asked_at=asked_at,
        )

    def sweep(self) -> Sweep:
        """One sweep, two hours after the one before."""
        later(hours=2)
        return sweep_customers(self)


def later(**span: int) -> None:
    """Makes every note of the sweeps that much older."""
    ago = timedelta(**span)
    Sweep.objects.update(
        started_at=F("started_at") - ago,
        checked_at=F("checked_at") - ago,
        finished_at=F("finished_at") - ago,
    )
    Customer.objects.update(
        first_seen_at=F("first_seen_at") - ago, missing_since=F("missing_since") - ago
    )
    Hold.objects.update(
        raised_at=F("raised_at") - ago, accepted_at=F("accepted_at") - ago
    )


def listed() -> set[int]:
    """The ids that lists, counts and exports speak of."""
    return set(Customer.objects.listed().values_list("pk", flat=True))


def presence(pk: int) -> str:
    return Customer.objects.get(pk=pk).presence


def accounted(sweep: Sweep) -> int:
    """What became of the rows that a sweep fetched, all together."""
    stored = sweep.created + sweep.updated + sweep.unchanged
    return stored + sweep.quarantined + sweep.duplicates


def point_at(sandbox: SandboxProcess, settings: Settings) -> None:
    """Makes this one the portal's SourceHub."""
    settings.SOURCEHUB_API_URL = sandbox.url
    settings.SOURCEHUB_API_KEY = sandbox.key
