"""The page for when the portal's own database, cache or disk fails.

That is no fault of whoever asked, and passes: it is a 503 with what to do, never a 500.
Nothing is shown then, for what cannot be noted in the access log must not be shown.
"""

import errno
import sys
from http import HTTPStatus

from django.db import DataError, Error, IntegrityError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import server_error
from redis.exceptions import RedisError

TRY_AGAIN = 30  # seconds
WORDS = (
    "The portal's own database does not answer. Nothing was lost."
    " Try again in a minute."
)
_FULL = {errno.ENOSPC, errno.EDQUOT}


def failed(request: HttpRequest) -> HttpResponse:
    """Django's `handler500`: called while the exception is being handled.

    The page is made without a look at the session or the user. An HTMX request gets
    the words alone.
    """
    if not _is_ours(sys.exception()):
        return server_error(request)
    part = "HX-Request" in request.headers
    answer = HttpResponse(
        WORDS if part else render_to_string("503.html"),
        content_type="text/plain; charset=utf-8" if part else None,
        status=HTTPStatus.SERVICE_UNAVAILABLE,
    )
    answer["Retry-After"] = str(TRY_AGAIN)
    return answer


def _is_ours(error: BaseException | None) -> bool:
    """Whether what keeps the portal's data failed, and not what was to be kept."""
    if isinstance(error, IntegrityError | DataError):
        return False
    if isinstance(error, OSError) and error.errno in _FULL:
        return True
    return isinstance(error, Error | RedisError)
