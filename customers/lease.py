"""The right to write into the mirror: one sweep at a time, and none that overslept."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from django.db import Error
from django.utils import timezone

from customers.holder import is_dead, this_process
from customers.models import Lease
from sourcehub_portal.term import is_running

NAME = "customers"
# Renewed at the latest a third of it late, and then longer than the slowest request
# (60 s, retries and waits included) and the wait for SQLite's lock (20 s).
TERM = datetime.timedelta(seconds=150)


class LeaseTaken(Exception):
    """Another sweep is running."""


class LeaseLost(Exception):
    """The lease ran out while we were away, and someone else took it."""


@dataclass(frozen=True, slots=True)
class Held:
    """A lease in our hands."""

    token: int

    def renew(self) -> None:
        """Takes it for another term. Raises LeaseLost.

        Called inside the transaction that writes: where the token is not ours any
        more, nothing of that transaction stays.
        """
        mine = Lease.objects.filter(name=NAME, token=self.token)
        if not mine.update(expires_at=timezone.now() + TERM):
            raise LeaseLost

    def release(self) -> None:
        """Ends it now, unless it is someone else's by now."""
        mine = Lease.objects.filter(name=NAME, token=self.token)
        mine.update(expires_at=timezone.now())


@contextmanager
def held() -> Iterator[Held]:
    """The lease, for as long as the block runs. Raises LeaseTaken."""
    lease = _take()
    try:
        yield lease
    finally:
        # Where the database takes no word any more, the lease runs out by itself.
        with suppress(Error):
            lease.release()


def is_taken() -> bool:
    """Whether somebody holds it at this moment."""
    lease = Lease.objects.filter(name=NAME).first()
    return lease is not None and not _is_free(lease)


def _is_free(lease: Lease) -> bool:
    runs = is_running(lease.expires_at, now=timezone.now(), longest=TERM)
    return not runs or is_dead(lease.holder)


def _take() -> Held:
    now = timezone.now()
    lease, _ = Lease.objects.get_or_create(name=NAME, defaults={"expires_at": now})
    # Of two askers who both find it free, the token lets one take it.
    unchanged = Lease.objects.filter(
        name=NAME, token=lease.token, expires_at=lease.expires_at
    )
    token = lease.token + 1
    if not _is_free(lease) or not unchanged.update(
        token=token, expires_at=now + TERM, holder=this_process()
    ):
        raise LeaseTaken
    return Held(token)
