"""Pages are packed as Django's GZipMiddleware does it, in a quarter of the time.

Django packs as tightly as it pays for files: level 6. A page is packed anew for every
answer, and level 1 leaves it an eighth larger. Whatever this leaves alone (files
that are streamed) is Django's to pack.
"""

import secrets
from collections.abc import Callable
from gzip import GzipFile
from io import BytesIO

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

LEVEL = 1
FEWEST = 200  # bytes: what is shorter does not get any shorter
# So many letters in the header at the most, each time another number: the length of an
# answer then does not tell what is in it (BREACH).
MOST_RANDOM = 100
NEVER = {"q=0", "q=0.0", "q=0.00", "q=0.000"}


class PackingMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        content: bytes = getattr(response, "content", b"")
        if len(content) < FEWEST or response.has_header("Content-Encoding"):
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        if _takes_gzip(request) and not response.has_header("ETag"):
            response.content = packed(content)  # type: ignore[attr-defined]  # it has one
            response["Content-Encoding"] = "gzip"
            response["Content-Length"] = str(len(response.content))  # type: ignore[attr-defined]
        return response


def packed(content: bytes) -> bytes:
    buffer = BytesIO()
    name = "a" * secrets.randbelow(MOST_RANDOM)
    with GzipFile(name, "wb", LEVEL, buffer, mtime=0) as file:
        file.write(content)
    return buffer.getvalue()


def _takes_gzip(request: HttpRequest) -> bool:
    offered = request.headers.get("Accept-Encoding", "").replace(" ", "").split(",")
    named = (each.partition(";") for each in offered)
    return any(name == "gzip" and q not in NEVER for name, _, q in named)
