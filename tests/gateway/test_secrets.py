"""The key and the phone number are in no log line, message, traceback or repr."""

import json
import logging
import traceback
from collections.abc import Callable

import pytest
import responses
import urllib3
from structlog.testing import capture_logs

from sourcehub_portal.gateway.client import SourceHub
from sourcehub_portal.gateway.configuration import Endpoint
from sourcehub_portal.gateway.errors import UpstreamError
from sourcehub_portal.gateway.redaction import Secret, mask_phones, quieten_urllib3

from .asking import KEY, URL, listing
from .conftest import QUICK
from .wire import HEAD, Script, answering, sending, serving

PHONE = "6396281335"
DIGITS_IN_KEY = "sh_live_Ab12345678Zx9QpLmNvRtYw"
BODY = listing("orders", [])


def _told(error: BaseException, *, frames: bool = False) -> str:
    """All that a traceback and the error's attributes show; `frames`: locals, too."""
    shown = traceback.TracebackException.from_exception(error, capture_locals=frames)
    told = "".join(shown.format()) + repr(vars(error))
    return told + (_told(error.__cause__, frames=frames) if error.__cause__ else "")


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(sending(b""), id="connection lost"),
        pytest.param(sending(b"rubbish\r\n"), id="protocol broken"),
        pytest.param(sending(HEAD + b"Content-Length: 9\r\n\r\n"), id="short"),
        pytest.param(answering(b"<html>"), id="not json"),
        pytest.param(answering(b"", head=b"HTTP/1.1 500 Oh\r\n"), id="server failed"),
    ],
)
def test_an_error_tells_neither_key_nor_phone(
    script: Script, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="urllib3")
    with serving(script) as wire:
        client = SourceHub(Endpoint(url=wire.url, key=KEY), limits=QUICK)
        with pytest.raises(UpstreamError) as caught:
            client.orders(phone=PHONE)
    assert PHONE not in _told(caught.value) + caplog.text
    assert KEY not in _told(caught.value, frames=True) + caplog.text


def test_a_failed_connection_tells_neither_key_nor_phone(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, logger="urllib3")
    client = SourceHub(Endpoint(url="http://127.0.0.1:1/api", key=KEY), limits=QUICK)
    with pytest.raises(UpstreamError) as caught:
        client.orders(phone=PHONE)
    assert PHONE not in _told(caught.value) + caplog.text
    assert KEY not in _told(caught.value, frames=True) + caplog.text


def test_urllib3_s_own_lines_are_written_without_the_query(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, logger="urllib3")
    with serving(answering(BODY)) as wire:
        SourceHub(Endpoint(url=wire.url, key=KEY), limits=QUICK).orders(phone=PHONE)
    lines = [record for record in caplog.records if record.name.startswith("urllib3")]
    assert any("/api/orders?…" in record.getMessage() for record in lines)
    assert PHONE not in caplog.text


def test_the_warning_about_headers_that_do_not_parse_is_written_without_the_query(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with serving(answering(BODY, head=HEAD + b"no colon\r\n")) as wire:
        client = SourceHub(Endpoint(url=wire.url, key=KEY), limits=QUICK)
        client.orders(phone=PHONE)
    assert "Failed to parse headers" in caplog.text
    assert PHONE not in caplog.text


def test_the_filter_is_put_on_once_only() -> None:
    quieten_urllib3()
    quieten_urllib3()
    assert len(logging.getLogger("urllib3.connectionpool").filters) == 1


def test_a_key_that_sourcehub_repeats_is_not_shown(
    sourcehub: SourceHub, upstream: responses.RequestsMock
) -> None:
    said = json.dumps({"error": {"description": f"The key {KEY} is wrong."}})
    upstream.get(f"{URL}/orders", status=401, body=said)
    with pytest.raises(UpstreamError) as caught:
        sourcehub.orders(phone=PHONE)
    assert caught.value.message.endswith("“The key [key] is wrong.”")
    assert KEY not in _told(caught.value)


@pytest.mark.parametrize("key", [KEY, DIGITS_IN_KEY])
@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Invalid token {key}", id="whole"),
        pytest.param("Invalid token {key}{key}", id="twice"),
        pytest.param("x" * 190 + " {key}", id="astride the cut"),
        pytest.param("9" * 3990 + "{key}", id="astride what is heard"),
        pytest.param("Invalid token {key:.13}", id="its beginning"),
        pytest.param("9845012345{key}", id="behind a phone"),
    ],
)
@pytest.mark.parametrize("status", [401, 200])
def test_no_telling_part_of_the_key_is_quoted(
    upstream: responses.RequestsMock, key: str, words: str, status: int
) -> None:
    said = json.dumps({"error": {"code": "", "description": words.format(key=key)}})
    upstream.get(f"{URL}/orders", status=status, body=said)
    with pytest.raises(UpstreamError) as caught:
        SourceHub(Endpoint(url=URL, key=key), limits=QUICK).orders(phone=PHONE)
    told = caught.value.message + _told(caught.value)
    assert "SourceHub says" in told
    assert not [part for part in _parts(key, length=8) if part in told]


def _parts(key: str, *, length: int) -> list[str]:
    return [key[start : start + length] for start in range(len(key) - length + 1)]


def test_a_key_of_digits_is_hidden_before_phones_are_masked(
    upstream: responses.RequestsMock,
) -> None:
    said = json.dumps({"error": {"description": f"Invalid token {DIGITS_IN_KEY}."}})
    upstream.get(f"{URL}/orders", status=401, body=said)
    client = SourceHub(Endpoint(url=URL, key=DIGITS_IN_KEY), limits=QUICK)
    with pytest.raises(UpstreamError) as caught:
        client.orders(phone=PHONE)
    assert caught.value.message.endswith("“Invalid token [key].”")


def test_one_line_is_logged_for_each_request(
    sourcehub: SourceHub, upstream: responses.RequestsMock
) -> None:
    upstream.get(f"{URL}/orders", status=503)
    upstream.get(f"{URL}/orders", body=BODY)
    with capture_logs() as lines:
        sourcehub.orders(phone=PHONE)
    for line in lines:
        assert line.pop("milliseconds") >= 0
    common = {
        "event": "sourcehub_request",
        "log_level": "info",
        "operation": "orders",
        "about": "…35",
    }
    assert lines == [
        {**common, "attempt": 1, "status": 503, "outcome": "server_failed", "bytes": 0},
        {**common, "attempt": 2, "status": 200, "outcome": "ok", "bytes": len(BODY)},
    ]


@pytest.mark.parametrize("show", [repr, lambda secret: f"{secret!r}", ascii])
def test_a_secret_does_not_show_itself(show: Callable[[Secret], str]) -> None:
    assert KEY not in show(Secret(KEY))


@pytest.mark.parametrize(
    "text", ["+91 63962-81335", "6396281335", "(0639) 628.1335", "063962 81335"]
)
def test_a_phone_number_is_masked_however_it_is_written(text: str) -> None:
    assert mask_phones(f"no {text} here") in {"no …35 here", "no (…35 here"}


def test_a_short_number_is_not_taken_for_a_phone() -> None:
    assert mask_phones("order 00865, 560063 not") == "order 00865, …63 not"


def test_urllib3_offers_the_hooks_that_the_deadline_hangs_on() -> None:
    # An update that renames them would silently bring the unbounded drip back.
    assert hasattr(urllib3.connection.HTTPConnection, "_new_conn")
    assert hasattr(urllib3.connection.HTTPConnection, "response_class")
