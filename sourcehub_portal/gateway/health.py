"""How SourceHub is, out of what all processes found: for pages and for the clock."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from sourcehub_portal.source import current_source, mark
from sourcehub_portal.together import Statement
from sourcehub_portal.written import written

from .breaker import shut_until, waits_until
from .configuration import settings_trouble
from .models import Upstream


class Breaker(StrEnum):
    """CLOSED: SourceHub is asked as usual. OPEN: it failed too often in a row, nobody
    asks. TRYING: the next question, or the one under way, shows whether it is back."""

    CLOSED = "closed"
    OPEN = "open"
    TRYING = "trying"


@dataclass(frozen=True, slots=True)
class Health:
    """What is known of the configured SourceHub at the moment `now` (aware)."""

    row: Upstream
    now: datetime

    @property
    def breaker(self) -> Breaker:
        if self.row.open_until is None:
            return Breaker.CLOSED
        shut = shut_until(self.row, now=self.now)
        return Breaker.OPEN if shut else Breaker.TRYING

    @property
    def asked_to_wait(self) -> bool:
        """Whether SourceHub's Retry-After is still running."""
        return waits_until(self.row, now=self.now) is not None

    @property
    def key_rejected(self) -> bool:
        """Whether SourceHub refused the very key that is configured now."""
        refused = self.row.rejected_key
        return bool(refused) and refused == mark(settings.SOURCEHUB_API_KEY)

    @property
    def settings_trouble(self) -> str:
        """What is wrong with the settings, in words without the key; "" if nothing."""
        return settings_trouble()

    @property
    def resumes_at(self) -> datetime | None:
        """When it may be asked again; None: now."""
        now = self.now
        waits = (shut_until(self.row, now=now), waits_until(self.row, now=now))
        return max((each for each in waits if each), default=None)

    @property
    def may_work(self) -> bool:
        """Whether background work may ask now: a refused key stops it for good."""
        return not self.key_rejected and self.resumes_at is None

    @property
    def is_calm(self) -> bool:
        """Whether there is nothing that people should know before they speak."""
        closed = self.breaker is Breaker.CLOSED
        return closed and self.may_work and not self.settings_trouble


def health() -> Health:
    """That of the configured SourceHub, in one query."""
    source = current_source()
    rows = _of(source)
    return Health(rows[0] if rows else Upstream(source=source), timezone.now())


def health_asked(source: str) -> Statement:
    """The question that `health` asks, for who sends it with others."""
    return _of.statement(source)


@written
def _of(source: str) -> QuerySet[Upstream]:
    return Upstream.objects.filter(source=source)
