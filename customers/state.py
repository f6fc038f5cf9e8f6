"""What an address of the list asks for, without where in it somebody is.

Two addresses with the same state show the same list: views are kept and compared by it,
and a customer's page finds its way back by it.
"""

from urllib.parse import urlencode

from django.core.exceptions import TooManyFieldsSent
from django.http import QueryDict

from sourcehub_portal.unchanging import address_of

PAGE_SIZES = (25, 50, 100)
FIRST_SORT = "name"
LONGEST_STATE = 2_000  # characters: browsers and servers take no endless address

VIEW = "view"  # the saved view that an address began with, or EVERYBODY
EVERYBODY = "all"
ROW = "at"  # the customer to whose page the list turns
LIST = "in"  # the state of the list that a customer's page was opened from

# Where somebody is in a list, and what lies open: no part of what it asks for.
_PASSING = {
    VIEW,
    ROW,
    LIST,
    "page",
    "every",
    "count",
    "open",
    "format",
    "csrfmiddlewaretoken",
}
_SINGLE = ("q", "sort", "per_page", "columns")
_AS_EVER = {("sort", FIRST_SORT), ("per_page", str(PAGE_SIZES[0]))}


def state_of(parameters: QueryDict) -> str:
    """A query string, in one spelling; "" for the whole list as it is by itself."""
    pairs = {
        (name, value)
        for name, values in parameters.lists()
        for value in (values[-1:] if name in _SINGLE else values)
        if value.strip() and name not in _PASSING
    }
    return urlencode(sorted(pairs - _AS_EVER), safe=",")


def read_state(text: str) -> str:
    """The state that a query string in a parameter stands for; "" where it is none."""
    try:
        return state_of(QueryDict(text))
    except TooManyFieldsSent:
        return ""


def read_page(text: str) -> str:
    """The page in such a query string, "" where there is none: a hint, no promise."""
    try:
        page = QueryDict(text).get("page", "")
    except TooManyFieldsSent:
        return ""
    return page if page.isdecimal() and len(page) < 10 else ""


def list_address(state: str, **more: str | int) -> str:
    """The address of the list in a state, with other parameters behind it.

    An address without any is for everybody's own default: it is never given away here.
    """
    query = "&".join(filter(None, (state, urlencode(more, safe=","))))
    return f"{address_of('customers:list')}?{query or urlencode({VIEW: EVERYBODY})}"
