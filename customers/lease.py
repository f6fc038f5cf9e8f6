"""The right to write into the mirror: one sweep at a time, and none that overslept."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.utils import timezone

from customers.models import Lease

NAME = "customers"
# Longer than the slowest request (60 s, retries and waits included) and its writing.
TERM = datetime.timedelta(seconds=90)


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
        lease.release()


def is_taken() -> bool:
    """Whether somebody holds it at this moment."""
    return Lease.objects.filter(name=NAME, expires_at__gt=timezone.now()).exists()


def _take() -> Held:
    now = timezone.now()
    Lease.objects.get_or_create(name=NAME, defaults={"expires_at": now})
    # One statement finds it free and takes it: of two askers, one gets it.
    row = Lease.objects.filter(name=NAME, expires_at__lte=now)
    lease = Lease.objects.get(name=NAME)
    taken = row.filter(token=lease.token).update(
        token=lease.token + 1, expires_at=now + TERM
    )
    if not taken:
        raise LeaseTaken
    return Held(lease.token + 1)
