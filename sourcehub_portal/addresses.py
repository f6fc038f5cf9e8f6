"""Addresses of the page that one looks at, with something in them changed."""

from collections.abc import Callable, Collection
from urllib.parse import quote_plus, urlencode

from django.http import QueryDict


def query(parameters: QueryDict, but: Collection[str] = (), **more: object) -> str:
    """A query string: these parameters but some, and others instead of their own."""
    dropped = {*but, *more}
    kept = [
        (name, value)
        for name, values in parameters.lists()
        if name not in dropped
        for value in values
    ]
    return f"?{urlencode([*kept, *more.items()])}"


def leading(
    parameters: QueryDict, name: str, but: Collection[str] = ()
) -> Callable[[object], str]:
    """The query strings for each value of one parameter, which share all the rest."""
    before = query(parameters, (name, *but))
    joined = "&" if len(before) > 1 else ""
    return lambda value: f"{before}{joined}{name}={quote_plus(str(value))}"
