"""What the customers' list shows beside its rows: counts, filters, ways out."""

from functools import partial
from typing import Any

from customers.chips import chips, cleared, ways_out
from customers.facets import facets
from customers.filters import LONGEST_SEARCH
from customers.selection import Selection
from customers.state import PAGE_SIZES
from customers.tables import CustomerTable


def listing(selection: Selection, table: CustomerTable) -> dict[str, Any]:
    """The context of the list, whole or part.

    As many queries for ten customers as for a million: the kept counts and the rows; a
    search asks some more, as few as it has parts.
    """
    found, count = selection.found, len(selection.rows)
    return {
        "found": found,
        "table": table,
        "sizes": PAGE_SIZES,
        "count": count,
        "is_least": selection.is_least,
        "total": selection.everybody,
        "facets": facets(found, selection.counts),
        "chips": chips(found),
        "cleared": partial(cleared, found),
        "ways_out": [] if count else ways_out(selection),
        "longest_search": LONGEST_SEARCH,
    }
