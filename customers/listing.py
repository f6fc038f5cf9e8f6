"""What the customers' list shows beside its rows: counts, filters, ways out."""

from typing import Any

from customers.chips import chips, cleared, ways_out
from customers.facets import facets
from customers.filters import LONGEST_SEARCH, CustomerFilter
from customers.models import Customer
from customers.state import PAGE_SIZES
from customers.tables import CustomerTable


def listing(found: CustomerFilter, table: CustomerTable) -> dict[str, Any]:
    """The context of the list, whole or part.

    As many queries for ten customers as for a million: one a facet, one for the count,
    one for the rows, and one for the size of the whole list where a filter narrows it.
    """
    count = table.paginator.count
    counted = facets(found)
    return {
        "found": found,
        "table": table,
        "sizes": PAGE_SIZES,
        "count": count,
        "total": Customer.objects.listed().count() if found.active else count,
        "facets": counted,
        "chips": chips(found),
        "cleared": cleared(found),
        "ways_out": [] if count else ways_out(found, counted),
        "longest_search": LONGEST_SEARCH,
    }
