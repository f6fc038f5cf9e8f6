"""Changes that one request showed together, and the two readings between which they
happened: SourceHub says what is, never since when."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Generic, Protocol, TypeVar


class Seen(Protocol):
    """A change: `since` is None where it is unknown when it was not there yet."""

    since: datetime | None
    seen_at: datetime


Change = TypeVar("Change", bound=Seen)
Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Between(Generic[Entry]):
    since: datetime | None
    seen_at: datetime
    entries: list[Entry]


def told_together(
    changes: Iterable[Change], entry: Callable[[Change], Entry]
) -> Iterator[Between[Entry]]:
    """The changes, which come newest first, by the readings between which they were.

    Those of one request are told in the order in which they were written.
    """
    for (since, seen_at), alike in groupby(changes, lambda c: (c.since, c.seen_at)):
        entries = [entry(change) for change in reversed(list(alike))]
        yield Between(since, seen_at, entries)
