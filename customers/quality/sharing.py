"""Which listed customers have a value in common with another: in SQL, all at once.

Nearly nobody does. SQLite reads each value that occurs twice off the index of its
column, whoever has it, and then looks its holders up in the same index: it is slow to
sort a million. PostgreSQL is not, and its indexes say nothing of who is listed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

from django.db import connection, transaction

TABLE = "customers_customer"
# What is noted of a customer, and the columns that are compared for it.
COMPARED = {
    "shares_phone": ("contact_national", "company_national"),
    "shares_pan": ("pan",),
}


def misjudged(flag: str, *, shelf: str) -> dict[bool, list[int]]:
    """The ids of those whose flag is not as it should be, by what it should be.

    `shelf` is the list whose customers are compared; the gone share nothing. A
    customer's own two numbers may be one: that counts for nothing.
    """
    found: dict[bool, list[int]] = {True: [], False: []}
    with _room_to_sort() as cursor:
        cursor.execute(_judgement(flag), {"shelf": shelf})
        for pk, due in cursor:
            found[bool(due)].append(pk)
    return found


@contextmanager
def _room_to_sort() -> Iterator[Any]:
    """A cursor; PostgreSQL's would else sort on the disk, and compile for seconds."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            yield cursor
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL work_mem = '64MB'")
        cursor.execute("SET LOCAL jit = off")
        yield cursor


def _judgement(flag: str) -> str:
    is_sqlite = connection.vendor == "sqlite"
    # An index of SQLite holds the rowid, which is not the id.
    row = "rowid" if is_sqlite else "id"
    sharing = _by_index if is_sqlite else _by_sorting
    return f"""
        WITH {sharing(COMPARED[flag])},
        flagged(row) AS (
            SELECT {row} FROM {TABLE} WHERE {flag} AND shelf IN (%(shelf)s, '')
        ),
        wrong(row, due) AS (
            SELECT row, 1 FROM (SELECT row FROM sharing EXCEPT SELECT row FROM flagged)
                AS found
            UNION ALL
            SELECT row, 0 FROM (SELECT row FROM flagged EXCEPT SELECT row FROM sharing)
                AS lost
        )
        SELECT id, due FROM wrong JOIN {TABLE} AS c ON c.{row} = wrong.row
    """  # noqa: S608  names of ours


def _by_sorting(columns: tuple[str, ...]) -> str:
    held = " UNION ALL ".join(
        f"SELECT {column}, id FROM {TABLE} WHERE shelf = %(shelf)s"  # noqa: S608
        f" AND {column} > ''"
        + "".join(f" AND {column} <> {before}" for before in columns[:place])
        for place, column in enumerate(columns)
    )
    return f"""
        holder(value, row) AS ({held}),
        sharing(row) AS (
            SELECT DISTINCT row FROM (
                SELECT row, count(*) OVER (PARTITION BY value) AS holders FROM holder
            ) AS counted WHERE holders > 1
        )
    """  # noqa: S608


def _by_index(columns: tuple[str, ...]) -> str:
    holders = " UNION ".join(
        f"SELECT value, rowid FROM candidate CROSS JOIN {TABLE}"  # noqa: S608
        f" WHERE {column} = value AND {column} > ''"
        " AND rowid NOT IN (SELECT row FROM unlisted)"
        for column in columns
    )
    return f"""
        candidate(value) AS ({_occurring_twice(columns)}),
        unlisted(row) AS (
            SELECT rowid FROM {TABLE} WHERE shelf < %(shelf)s
            UNION ALL SELECT rowid FROM {TABLE} WHERE shelf > %(shelf)s
        ),
        holder(value, row) AS ({holders}),
        sharing(row) AS (
            SELECT DISTINCT row FROM holder WHERE value IN
                (SELECT value FROM holder GROUP BY value HAVING count(*) > 1)
        )
    """  # noqa: S608


def _occurring_twice(columns: tuple[str, ...]) -> str:
    """Values of which there are two: in one column, or in two of two rows."""
    once = [
        f"SELECT {column} FROM {TABLE} WHERE {column} > ''"  # noqa: S608
        f" GROUP BY {column} HAVING count(*) > 1"
        for column in columns
    ]
    across = [
        f"SELECT {one} FROM {TABLE} AS a WHERE {one} > '' AND EXISTS ("  # noqa: S608
        f"SELECT 1 FROM {TABLE} AS b"
        f" WHERE b.{other} = a.{one} AND b.{other} > '' AND b.rowid <> a.rowid)"
        for one, other in pairwise(columns)
    ]
    return " UNION ".join(once + across)
