"""What is written with every look-up, in words that are written down once.

As with questions (see `written.py`): to write one down takes the ORM longer than a
database takes to do it.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache, wraps
from typing import Any, ParamSpec, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.sql import UpdateQuery

from sourcehub_portal.disk import ITSELF_NOT_WAITING, not_waiting
from sourcehub_portal.planned import planned_once
from sourcehub_portal.written import stand_in

Asked = ParamSpec("Asked")
M = TypeVar("M", bound=Model)

_LONG_AGO = datetime(1800, 1, 1, tzinfo=UTC)


def inserting(model: type[Model], *names: str) -> Callable[..., None]:
    """A function that adds a row to the model's table: it takes a value for each of the
    fields named, which are all that the row has but its id."""

    fields = _fields(model, names)

    @cache
    def statement(_vendor: str) -> str:
        table, *columns = _quoted(model, *fields())
        marks = ", ".join(["%s"] * len(columns))
        return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608

    def insert(*values: Any) -> None:
        pairs = zip(fields(), values, strict=True)
        _do(statement(connection.vendor), [_stored(*each) for each in pairs])

    return insert


def saving(model: type[M], *names: str) -> Callable[[M], int]:
    """A function that writes a row's fields that are named, as they now are, over those
    which the table has of it, and says how many rows that were: one, or none."""
    fields = _fields(model, names)

    @cache
    def statement(_vendor: str) -> str:
        table, key, *columns = _quoted(model, model._meta.pk, *fields())
        values = ", ".join(f"{column} = %s" for column in columns)
        return f"UPDATE {table} SET {values} WHERE {key} = %s"  # noqa: S608

    def save(row: M) -> int:
        kept = [_stored(field, getattr(row, field.attname)) for field in fields()]
        return _do(statement(connection.vendor), [*kept, row.pk])

    return save


def _fields(model: type[Model], names: tuple[str, ...]) -> Callable[[], list[Any]]:
    """Later: a module that is loaded knows not yet of all models."""

    @cache
    def fields() -> list[Any]:
        return [model._meta.get_field(name) for name in names]

    return fields


def _quoted(model: type[Model], *fields: Any) -> list[str]:
    names = [model._meta.db_table, *(field.column for field in fields)]
    return [connection.ops.quote_name(name) for name in names]


def _stored(field: Any, value: Any) -> Any:
    return field.get_db_prep_save(value, connection)


def updating(
    make: Callable[Asked, tuple[QuerySet[M], dict[str, Any]]],
) -> Callable[Asked, int]:
    """Makes of a function that returns rows and their new values one that gives them
    these, and says how many they were. Its arguments, ints, texts and moments, come by
    their place; they are values in it, as they are, and decide nothing else."""

    return _updating(make, ending="")


def updating_without_waiting(
    make: Callable[Asked, tuple[QuerySet[M], dict[str, Any]]],
) -> Callable[Asked, int]:
    """The same, outside of transactions, of what need not be on the disk at once (see
    `disk.py`)."""
    update = _updating(make, ending=ITSELF_NOT_WAITING)

    @wraps(make)
    def not_waited_for(*args: Asked.args, **named: Asked.kwargs) -> int:
        with not_waiting():
            return update(*args, **named)

    return not_waited_for


def _updating(
    make: Callable[Asked, tuple[QuerySet[M], dict[str, Any]]], *, ending: str
) -> Callable[Asked, int]:
    """`ending`: what the statement has beside on PostgreSQL."""

    @cache
    def write(vendor: str, *kinds: type) -> tuple[str, list[Any], list[Any]]:
        stand_ins = [_stand_in(*each) for each in enumerate(kinds)]
        rows, values = make(*stand_ins)  # type: ignore[call-arg]  # as it is called
        query: Any = rows.query.chain(UpdateQuery)
        query.add_update_values(values)
        sql, parameters = query.get_compiler(connection=connection).as_sql()
        sql += ending if vendor == "postgresql" else ""
        return sql, list(parameters), [_parameter(each) for each in stand_ins]

    @wraps(make)
    def update(*args: Asked.args, **_: Asked.kwargs) -> int:
        sql, parameters, stand_ins = write(connection.vendor, *map(type, args))
        meant = dict(zip(stand_ins, map(_parameter, args), strict=True))
        return _do(sql, [meant.get(each, each) for each in parameters])

    return update


def _do(statement: str, values: list[Any]) -> int:
    with planned_once() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)


def _stand_in(place: int, kind: type) -> Any:
    if issubclass(kind, datetime):
        return _LONG_AGO + timedelta(days=place)
    return stand_in(place, kind)


def _parameter(value: Any) -> Any:
    """As it stands among a statement's values, on this kind of database."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value
