import json

import pytest

from sourcehub_portal.gateway.errors import (
    AccessDenied,
    AuthRejected,
    BadRequest,
    NotFound,
    NothingFound,
    RateLimited,
    ServerFailed,
    UpstreamError,
)
from sourcehub_portal.gateway.parsing import complaint

from .asking import KEY


def _said(description: object) -> bytes:
    return json.dumps({"error": {"description": description}}).encode()


def _message(body: bytes, *, status: int) -> str:
    """What people are shown."""
    error = complaint(body, status=status)
    error.quote(key=KEY)
    return error.message


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, BadRequest),
        (401, AuthRejected),
        (403, AccessDenied),
        (404, NotFound),
        (405, BadRequest),
        (429, RateLimited),
        (500, ServerFailed),
        (503, ServerFailed),
    ],
)
def test_the_status_decides_what_an_error_means(
    status: int, kind: type[UpstreamError]
) -> None:
    error = complaint(b'{"error": {"code": "BAD_REQUEST_ERROR"}}', status=status)
    assert type(error) is kind
    assert error.status == status


@pytest.mark.parametrize(
    "said",
    [
        "Not found.",
        "Customer not found",
        "No orders found",
        "No sales orders were found for this number.",
    ],
)
def test_not_found_comes_with_400(said: str) -> None:
    assert type(complaint(_said(said), status=400)) is NothingFound
    assert type(complaint(_said(said), status=500)) is ServerFailed
    assert type(complaint(_said(said), status=422)) is BadRequest


def test_not_found_needs_no_code() -> None:
    body = b'{"error":{"code":null,"description":"Not found."}}'
    assert type(complaint(body, status=400)) is NothingFound


@pytest.mark.parametrize(
    "said",
    ["API key not found.", "Parameter phone_number not found", "Route not found", ""],
)
def test_not_everything_that_is_not_found_is_an_order(said: str) -> None:
    assert type(complaint(_said(said), status=400)) is BadRequest


@pytest.mark.parametrize("code", [b'"AUTHENTICATION_ERROR"', b"[]", b'{"a":1}', b"7"])
def test_the_code_of_another_error_is_no_not_found(code: bytes) -> None:
    body = b'{"error":{"code":%s,"description":"Not found."}}' % code
    assert type(complaint(body, status=400)) is BadRequest


def test_the_documented_401_says_what_to_do_and_what_sourcehub_says(
    auth_error_sample: bytes,
) -> None:
    message = _message(auth_error_sample, status=401)
    assert "test or live" in message
    assert message.endswith("SourceHub says: “Invalid credential or token.”")


def test_a_phone_number_in_a_description_is_masked() -> None:
    message = _message(_said("No customer +91 63962-81335!"), status=400)
    assert message.endswith("“No customer …35!”")


def test_a_long_description_is_cut() -> None:
    assert len(_message(_said("x" * 5000), status=400)) < 400


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"[]", b'{"error": 5}', b"\xff", b"[" * 100_000, _said(["x"])],
)
def test_an_error_without_envelope_has_a_sentence_of_its_own(body: bytes) -> None:
    assert _message(body, status=502) == ServerFailed.sentence


def test_the_words_are_not_in_the_message_before_the_key_is_out() -> None:
    error = complaint(_said(f"The key {KEY} is wrong."), status=401)
    assert error.message == str(error) == AuthRejected.sentence
    error.quote(key=KEY)
    assert error.message == str(error)
    assert error.said == ""
