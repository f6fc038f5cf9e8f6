"""Rows of customers with a few fields, read without making customers of them."""

from collections import namedtuple
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import DateTimeField
from django.utils import timezone

from customers.models import Customer


@lru_cache
def shown(fields: tuple[str, ...]) -> str:
    """The columns of these fields of Customer, as SQL has them."""
    return ", ".join(_field(name).column for name in fields)


def records(
    rows: Iterable[Sequence[Any]], fields: tuple[str, ...], **more: str
) -> list[Any]:
    """The rows with their values by name, `more` for all of them; moments are aware."""
    make = _kind((*fields, *more))._make
    if moments := _moments(fields):
        rows = [_with_zones(row, moments) for row in rows]
    same = tuple(more.values())
    return [make((*row, *same)) for row in rows]


@lru_cache
def _kind(names: tuple[str, ...]) -> Any:
    return namedtuple("Row", names)  # noqa: PYI024 - its fields are chosen at run time


def _with_zones(row: Sequence[Any], moments: Iterable[int]) -> Sequence[Any]:
    """SQLite keeps moments without a zone, and Django's ORM would add it."""
    values = list(row)
    for at in moments:
        moment: datetime | None = values[at]
        if moment and timezone.is_naive(moment):
            values[at] = timezone.make_aware(moment, connection.timezone)
    return values


@lru_cache
def _moments(fields: tuple[str, ...]) -> Sequence[int]:
    """Where in a row moments stand."""
    return [
        at for at, name in enumerate(fields) if isinstance(_field(name), DateTimeField)
    ]


def _field(name: str) -> Any:
    return Customer._meta.pk if name == "pk" else Customer._meta.get_field(name)
