"""Reading a stretch of a long list: no deeper than half of it, and along its index."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from customers.conditions import TABLE, Condition, among_values, ask
from customers.neighbours import turned
from customers.records import records, shown

# From here on the way to the stretch is longer than reading its rows by their ids.
FAR = 1_000


def stretch(
    condition: Condition,
    order: Sequence[str],
    *,
    within: slice,
    count: int | None,
    fields: tuple[str, ...],
) -> list[Any]:
    """The rows of a list of `count` (None: nobody knows) from `within.start` to
    `within.stop`, with these fields and no others. Mostly one query."""
    start, stop = within.start, within.stop
    if count is None or start <= count - stop:
        return _read(condition, order, start, stop, fields=fields)
    start, stop = count - stop, count - start
    return _read(condition, turned(order), start, stop, fields=fields)[::-1]


def of_ids(ids: Sequence[int], *, fields: tuple[str, ...], **more: str) -> list[Any]:
    """The rows with these ids, in their order, and `more`, which all of them have."""
    if not ids:
        return []
    condition = among_values("id", ids)
    statement = f"SELECT {shown(('pk', *fields))} FROM {TABLE} WHERE {condition.sql}"  # noqa: S608
    found = {row[0]: row[1:] for row in ask(statement, condition.values)}
    return records([found[pk] for pk in ids if pk in found], fields, **more)


def _read(
    condition: Condition,
    order: Sequence[str],
    start: int,
    stop: int,
    *,
    fields: tuple[str, ...],
) -> list[Any]:
    where, ordered = condition.sql, in_order(tuple(order))
    end = f"WHERE {where} ORDER BY {ordered} LIMIT %s OFFSET %s"
    values = [*condition.values, stop - start, start]
    if start < FAR:
        rows = ask(f"SELECT {shown(fields)} FROM {TABLE} {end}", values)  # noqa: S608
        return records(rows, fields)
    # The index alone says who they are; the rows on the way are not touched.
    ids = [pk for (pk,) in ask(f"SELECT id FROM {TABLE} {end}", values)]  # noqa: S608
    return of_ids(ids, fields=fields)


@lru_cache
def in_order(order: tuple[str, ...]) -> str:
    """An order of fields as SQL has it."""
    return ", ".join(
        f"{name[1:]} DESC" if name.startswith("-") else name for name in order
    )
