"""The entrance for a web server."""

import os
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.wsgi import get_wsgi_application

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sourcehub_portal.settings")

_CHARSET = re.compile(r";\s*charset=[^;]*", re.IGNORECASE)
_NUL = "\\000"  # as a quoted cookie writes it

_django = get_wsgi_application()


def application(
    environ: "WSGIEnvironment", start_response: "StartResponse"
) -> Iterable[bytes]:
    """Django, behind a guard against two headers that it answers with a bare 500.

    A charset that is a codec but none of text ("base64") fails before any handler of
    ours; forms are UTF-8 here whatever is said. A NUL in a cookie is no session key
    that PostgreSQL would look for.
    """
    if kind := environ.get("CONTENT_TYPE"):
        environ["CONTENT_TYPE"] = _CHARSET.sub("", kind)
    if cookie := environ.get("HTTP_COOKIE"):
        environ["HTTP_COOKIE"] = cookie.replace(_NUL, "")
    return _django(environ, start_response)
