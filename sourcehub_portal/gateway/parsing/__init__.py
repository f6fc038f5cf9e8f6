"""SourceHub's JSON → records. Pure, and the only place with SourceHub's spelling.

Lenient on fields (what cannot be read is none, and remarked), strict on the envelope.
Whatever the bytes are, nothing but an UpstreamError comes out.
"""

from .complaint import complaint
from .customers import parse_customer
from .envelope import Name, split_rows
from .orders import parse_order
from .pages import parse_page

__all__ = [
    "Name",
    "complaint",
    "parse_customer",
    "parse_order",
    "parse_page",
    "split_rows",
]
