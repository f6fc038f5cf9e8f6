"""Questions that every page asks, written down once.

To write a query takes the ORM three to ten times as long as SQLite takes to answer it.
What is kept is the question: the answer is the database's at every call.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Model, QuerySet
from django.db.models.expressions import Col
from django.db.models.sql.compiler import SQLCompiler

from sourcehub_portal.together import Statement, ask

REMEMBERED = 64  # choices of arguments

Asked = ParamSpec("Asked")
M = TypeVar("M", bound=Model)
Found = TypeVar("Found")


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

    def rows(self, values: Sequence[Any]) -> list[M]:
        return [
            self.model.from_db(DEFAULT_DB_ALIAS, self.names, row)
            for row in self.figures(values)
        ]

    def figures(self, values: Sequence[Any]) -> Iterable[Sequence[Any]]:
        found = ask(Statement(self.sql, tuple(values)))
        if not self.readers:
            return found
        read: Iterable[list[Any]] = self.compiler.apply_converters(found, self.readers)
        return read

    def tuples(self, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        return list(map(tuple, self.figures(values)))


Ready = tuple[_Question[M], Sequence[Any]]


class Written(Generic[Asked, M, Found]):
    """Called, it asks; `statement` is what it would ask with these arguments."""

    def __init__(
        self,
        make: Callable[Asked, Any],
        ready: Callable[[tuple[Any, ...]], Ready[M]],
        read: Callable[[_Question[M], Sequence[Any]], list[Found]],
    ) -> None:
        update_wrapper(self, make)
        self._ready, self._read = ready, read

    def __call__(self, *args: Asked.args, **named: Asked.kwargs) -> list[Found]:
        return self._read(*self._ready(_by_place(args, named)))

    def statement(self, *args: Asked.args, **named: Asked.kwargs) -> Statement:
        question, values = self._ready(_by_place(args, named))
        return Statement(question.sql, tuple(values))


def written(make: Callable[Asked, QuerySet[M]]) -> Written[Asked, M, M]:
    """Makes of a function that returns a queryset one that returns its rows.

    It is written once for each choice of arguments, which must be hashable; nothing
    else may decide what is asked. A row has the fields of its own table: nothing of
    another is joined to it or computed.
    """

    @lru_cache(REMEMBERED)
    def write(_vendor: str, *args: Any) -> _Question[M]:
        return _write(make(*args))  # type: ignore[call-arg]  # as it was called

    def ready(args: tuple[Any, ...]) -> Ready[M]:
        question = write(connection.vendor, *args)
        return question, question.parameters

    return Written(make, ready, _Question.rows)


def written_once(make: Callable[Asked, QuerySet[M]]) -> Written[Asked, M, M]:
    """The same, written once for all: its arguments, ints and texts, are values in the
    question, as they are, and decide nothing else."""
    return Written(make, _written_once(make), _Question.rows)


def figures_written_once(
    make: Callable[Asked, QuerySet[M, tuple[Any, ...]]],
) -> Written[Asked, M, tuple[Any, ...]]:
    """The same of a `values_list`, of which what is computed stands at the end."""
    return Written(make, _written_once(make), _Question.tuples)


def _written_once(
    make: Callable[..., QuerySet[M, Any]],
) -> Callable[[tuple[Any, ...]], Ready[M]]:
    """What gives the question, and the values in it, for such arguments."""

    @cache
    def write(_vendor: str, *kinds: Hashable) -> tuple[_Question[M], list[Any]]:
        stand_ins = [stand_in(*each) for each in enumerate(kinds)]
        return _write(make(*stand_ins)), stand_ins

    def ready(args: tuple[Any, ...]) -> Ready[M]:
        asked, stand_ins = write(connection.vendor, *map(type, args))
        meant = dict(zip(stand_ins, args, strict=True))
        return asked, [meant.get(each, each) for each in asked.parameters]

    return ready


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
