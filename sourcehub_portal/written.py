"""Questions that every page asks, written down once.

To write a query takes the ORM three to ten times as long as SQLite takes to answer it.
What is kept is the question: the answer is the database's at every call.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

REMEMBERED = 1_024  # people, mostly: each has some questions of their own

Asked = ParamSpec("Asked")
M = TypeVar("M", bound=Model)


def written(make: Callable[Asked, QuerySet[M]]) -> Callable[Asked, list[M]]:
    """Makes of a function that returns a queryset one that returns its rows.

    The arguments must be hashable, and nothing else may decide what is asked.
    """

    @lru_cache(REMEMBERED)
    def write(_vendor: str, *args: Any) -> tuple[type[M], str, tuple[Any, ...]]:
        asked = make(*args)  # type: ignore[call-arg]  # as `ask` was called
        sql, parameters = asked.query.sql_with_params()
        return asked.model, sql, tuple(parameters)

    @wraps(make)
    def ask(*args: Asked.args, **_: Asked.kwargs) -> list[M]:
        model, sql, parameters = write(connection.vendor, *args)
        return list(model._default_manager.raw(sql, parameters))

    return ask
