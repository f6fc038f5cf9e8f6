"""Conditions on customers, in SQL.

To write a question takes the ORM longer than both databases take to answer it, and a
search asks several. So what a list is asked by is put together from texts of our own;
who wants to ask more of it gets it as a queryset.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from customers.ids import among_them
from customers.models import Customer
from customers.models.customer import CustomerQuerySet


class Condition(NamedTuple):
    """`sql` names columns of Customer, and has a place (%s) for each of `values`.
    Nothing that somebody typed stands in it."""

    sql: str
    values: tuple[Any, ...] = ()

    @property
    def customers(self) -> CustomerQuerySet:
        """Whoever meets it."""
        met = RawSQL(self.sql, self.values, output_field=BooleanField())  # noqa: S611  # nosec B611
        return Customer.objects.filter(met)


def all_of(conditions: Iterable[Condition]) -> Condition:
    """At least one."""
    return _joined(" AND ", list(conditions))


def any_of(conditions: Iterable[Condition]) -> Condition:
    """At least one."""
    return _joined(" OR ", list(conditions))


def _joined(word: str, conditions: Sequence[Condition]) -> Condition:
    if len(conditions) == 1:
        return conditions[0]
    text = word.join([each.sql for each in conditions])
    return Condition(f"({text})", tuple(v for each in conditions for v in each.values))


def is_not(condition: Condition) -> Condition:
    return Condition(f"NOT ({condition.sql})", condition.values)


def among_values(column: str, values: Sequence[Any]) -> Condition:
    """One of some values, of which there is at least one."""
    if len(values) == 1:
        return Condition(f"{column} = %s", tuple(values))
    return Condition(f"{column} IN ({', '.join(['%s'] * len(values))})", tuple(values))


def among_ids(ids: Iterable[int]) -> Condition:
    """One of these customers, however many."""
    sql, values = among_them(ids)
    return Condition(f"id IN ({sql})", values)


def ask(statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """The rows of an answer."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def ask_ids(statement: str, values: Sequence[Any] = ()) -> list[int]:
    """The column `id` of an answer, in its order: as one text, for ten thousand rows
    take longer to be handed over than to be found."""
    ((ids,),) = ask(_AS_ONE_TEXT[connection.vendor].format(statement), values)
    read: list[int] = json.loads(ids)
    return read


_AS_ONE_TEXT = {
    "sqlite": "SELECT json_group_array(id) FROM ({})",
    "postgresql": "SELECT coalesce(json_agg(id), '[]')::text FROM ({}) AS found",
}


def count_up_to(most: int, condition: Condition) -> int:
    """How many meet it; nobody is looked for beyond `most`."""
    first = f"SELECT 1 FROM {TABLE} WHERE {condition.sql} LIMIT %s"  # noqa: S608
    counted = f"SELECT count(*) FROM ({first}) AS found"  # noqa: S608
    ((number,),) = ask(counted, [*condition.values, most])
    return int(number)


TABLE = Customer._meta.db_table
