"""The guard before Django: headers that would end in a bare 500."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

import pytest

from sourcehub_portal.wsgi import application

# Asked like this, Django closes its connections at the end of a request, as it does
# for a web server: no transaction outlives that.
pytestmark = pytest.mark.django_db(transaction=True)


def ask(path: str, **headers: str) -> int:
    """The status that a web server gets."""
    statuses: list[str] = []

    def start_response(status: str, *_: Any) -> Any:
        statuses.append(status)

    answer: Iterable[bytes] = application(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": "phone=6396281335",
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(),
            "wsgi.errors": BytesIO(),
            **headers,
        },
        start_response,
    )
    b"".join(answer)
    return int(statuses[0].split()[0])


@pytest.mark.parametrize("charset", ["base64", "hex", "rot13", "undefined", "no-such"])
def test_a_charset_that_is_none_is_passed_over(charset: str) -> None:
    kind = f"text/plain; charset={charset}"
    assert ask("/orders/", CONTENT_TYPE=kind) == 302


def test_a_nul_in_the_session_cookie_is_no_session() -> None:
    cookie = 'sessionid="\\000\\000aaaaaaaaaa"'
    assert ask("/accounts/login/", HTTP_COOKIE=cookie) == 200


def test_an_address_of_htmx_that_is_none_is_passed_over() -> None:
    headers = {"HTTP_HX_REQUEST": "true", "HTTP_HX_CURRENT_URL": "http://["}
    assert ask("/customers/", **headers) == 401
