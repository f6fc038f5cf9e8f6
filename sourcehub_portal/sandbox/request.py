"""What matters of an HTTP request."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Request:
    """The path has no slash at its end."""

    method: str
    path: str
    query: str
    authorization: str
    body: bytes
    # Whether it is a browser that would rather have a page.
    wants_html: bool = False
    is_form: bool = False
