"""Questions that every page asks, written down once.

To write a query takes the ORM three to ten times as long as SQLite takes to answer it.
What is kept is the question: the answer is the database's at every call.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import Any, Generic, ParamSpec, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

REMEMBERED = 1_024  # people, mostly: each has some questions of their own

Asked = ParamSpec("Asked")
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class _Question(Generic[M]):
    """`names`: the fields that a row fills. `converted`: by its place in the row, each
    column whose values this kind of database does not give as Python has them."""

    asked: QuerySet[M]
    sql: str
    parameters: tuple[Any, ...]
    names: tuple[str, ...]
    converted: Mapping[int, Any]

    def rows(self) -> Iterator[M]:
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.parameters)
            found = cursor.fetchall()
        for row in self._converted(found) if self.converted else found:
            yield self.asked.model.from_db(connection.alias, self.names, row)

    def _converted(self, found: list[tuple[Any, ...]]) -> Iterator[list[Any]]:
        # Converters belong to a thread's connection: they are not kept.
        compiler = self.asked.query.get_compiler(connection=connection)
        ready = compiler.get_converters(self.converted.values())
        placed = dict(zip(self.converted, ready.values(), strict=True))
        converted: Iterator[list[Any]] = compiler.apply_converters(found, placed)
        return converted


def written(make: Callable[Asked, QuerySet[M]]) -> Callable[Asked, list[M]]:
    """Makes of a function that returns a queryset one that returns its rows.

    The arguments must be hashable, and nothing else may decide what is asked. A row has
    the fields of its own table: nothing of another is joined to it or computed.
    """

    @lru_cache(REMEMBERED)
    def write(_vendor: str, *args: Any) -> _Question[M]:
        return _write(make(*args))  # type: ignore[call-arg]  # as `ask` was called

    @wraps(make)
    def ask(*args: Asked.args, **_: Asked.kwargs) -> list[M]:
        return list(write(connection.vendor, *args).rows())

    return ask


def _write(asked: QuerySet[M]) -> _Question[M]:
    compiler = asked.query.get_compiler(connection=connection)
    sql, parameters = compiler.as_sql()
    columns = [column for column, *_ in compiler.select or ()]
    return _Question(
        asked=asked,
        sql=sql,
        parameters=tuple(parameters),
        names=tuple(column.target.attname for column in columns),
        converted={i: columns[i] for i in compiler.get_converters(columns)},
    )
