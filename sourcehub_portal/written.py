"""Questions that every page asks, written down once.

To write a query takes the ORM three to ten times as long as SQLite takes to answer it.
What is kept is the question: the answer is the database's at every call.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, wraps
from typing import Any, Generic, ParamSpec, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Model, QuerySet
from django.db.models.expressions import Col
from django.db.models.sql.compiler import SQLCompiler

from sourcehub_portal.planned import planned_once

REMEMBERED = 64  # choices of arguments

Asked = ParamSpec("Asked")
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class _Question(Generic[M]):
    """`names`: the fields that a row fills. `readers`: by its place in the row, how a
    value is read that this kind of database does not give as Python has it."""

    model: type[M]
    sql: str
    parameters: tuple[Any, ...]
    names: tuple[str, ...]
    compiler: SQLCompiler
    readers: dict[int, Any]

    def rows(self, parameters: Sequence[Any]) -> Iterator[M]:
        for row in self.figures(parameters):
            yield self.model.from_db(DEFAULT_DB_ALIAS, self.names, row)

    def figures(self, parameters: Sequence[Any]) -> Iterable[Sequence[Any]]:
        with planned_once() as cursor:
            cursor.execute(self.sql, parameters)
            found: list[tuple[Any, ...]] = cursor.fetchall()
        if not self.readers:
            return found
        read: Iterable[list[Any]] = self.compiler.apply_converters(found, self.readers)
        return read


def written(make: Callable[Asked, QuerySet[M]]) -> Callable[Asked, list[M]]:
    """Makes of a function that returns a queryset one that returns its rows.

    It is written once for each choice of arguments, which must be hashable; nothing
    else may decide what is asked. A row has the fields of its own table: nothing of
    another is joined to it or computed.
    """

    @lru_cache(REMEMBERED)
    def write(_vendor: str, *args: Any) -> _Question[M]:
        return _write(make(*args))  # type: ignore[call-arg]  # as `ask` was called

    @wraps(make)
    def ask(*args: Asked.args, **named: Asked.kwargs) -> list[M]:
        question = write(connection.vendor, *_by_place(args, named))
        return list(question.rows(question.parameters))

    return ask


def written_once(make: Callable[Asked, QuerySet[M]]) -> Callable[Asked, list[M]]:
    """The same, written once for all: its arguments, ints and texts, are values in the
    question, as they are, and decide nothing else."""
    question = _written_once(make)

    @wraps(make)
    def ask(*args: Asked.args, **named: Asked.kwargs) -> list[M]:
        asked, values = question(_by_place(args, named))
        return list(asked.rows(values))

    return ask


def figures_written_once(
    make: Callable[Asked, QuerySet[M, tuple[Any, ...]]],
) -> Callable[Asked, list[tuple[Any, ...]]]:
    """The same of a `values_list`, of which what is computed stands at the end."""
    question = _written_once(make)

    @wraps(make)
    def ask(*args: Asked.args, **named: Asked.kwargs) -> list[tuple[Any, ...]]:
        asked, values = question(_by_place(args, named))
        return list(map(tuple, asked.figures(values)))

    return ask


def _written_once(
    make: Callable[..., QuerySet[M, Any]],
) -> Callable[[tuple[Any, ...]], tuple[_Question[M], list[Any]]]:
    """What gives the question, and the values in it, for such arguments."""

    @cache
    def write(_vendor: str, *kinds: Hashable) -> tuple[_Question[M], list[Any]]:
        stand_ins = [stand_in(*each) for each in enumerate(kinds)]
        return _write(make(*stand_ins)), stand_ins

    def question(args: tuple[Any, ...]) -> tuple[_Question[M], list[Any]]:
        asked, stand_ins = write(connection.vendor, *map(type, args))
        meant = dict(zip(stand_ins, args, strict=True))
        return asked, [meant.get(each, each) for each in asked.parameters]

    return question


def stand_in(place: int, kind: Any) -> Any:
    """What stands for an argument while a question is written: no value of its own."""
    return kind(-(2**40) - place)


def _by_place(args: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...]:
    if named:
        raise TypeError(f"By their place, please, not by name: {', '.join(named)}")
    return args


def _write(asked: QuerySet[M, Any]) -> _Question[M]:
    compiler = asked.query.get_compiler(connection=connection)
    sql, parameters = compiler.as_sql()
    columns = [column for column, *_ in compiler.select or ()]
    kept = asked.query.get_compiler(connection=_unconnected())
    return _Question(
        model=asked.model,
        sql=sql,
        parameters=tuple(parameters),
        names=tuple(each.target.attname for each in columns if isinstance(each, Col)),
        compiler=kept,
        readers=kept.get_converters(columns),
    )


@cache
def _unconnected() -> Any:
    """A connection that is never made. It knows its kind of database, and that is all
    that reading a value takes; a real one is a thread's own and not to be kept."""
    return connections.create_connection(DEFAULT_DB_ALIAS)
