import pytest
import responses

from sourcehub_portal.gateway.client import SourceHub
from sourcehub_portal.gateway.errors import (
    AccessDenied,
    AuthRejected,
    BadRequest,
    NotFound,
    NotJson,
    RateLimited,
    ServerFailed,
    UnexpectedShape,
    UpstreamError,
)
from sourcehub_portal.gateway.judge import retry_after
from sourcehub_portal.gateway.limits import BACKGROUND, LOOKUP
from sourcehub_portal.gateway.retry import pause

from .asking import URL, listing

EMPTY = listing("customers", [])


def _ask(sourcehub: SourceHub) -> int:
    return sourcehub.customers(count=1, skip=0).received


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_server_that_fails_once_is_asked_again(
    sourcehub: SourceHub, upstream: responses.RequestsMock, status: int
) -> None:
    upstream.get(f"{URL}/customers", status=status)
    upstream.get(f"{URL}/customers", body=EMPTY)
    assert _ask(sourcehub) == 0
    assert len(upstream.calls) == 2


def test_a_server_that_fails_for_ever_is_given_up(
    sourcehub: SourceHub, upstream: responses.RequestsMock
) -> None:
    upstream.get(f"{URL}/customers", status=503)
    with pytest.raises(ServerFailed) as caught:
        _ask(sourcehub)
    assert (caught.value.status, caught.value.attempts) == (503, 3)
    assert caught.value.seconds > 0
    assert len(upstream.calls) == 3


@pytest.mark.parametrize(
    ("status", "kind"),
    [(400, BadRequest), (401, AuthRejected), (403, AccessDenied), (404, NotFound)],
)
def test_a_refusal_is_not_asked_again(
    sourcehub: SourceHub,
    upstream: responses.RequestsMock,
    status: int,
    kind: type[UpstreamError],
) -> None:
    upstream.get(f"{URL}/customers", status=status)
    with pytest.raises(kind) as caught:
        _ask(sourcehub)
    assert not caught.value.retryable
    assert len(upstream.calls) == 1


@pytest.mark.parametrize("body", [b"<html></html>", b"", EMPTY[:-3]])
def test_an_answer_that_is_not_json_is_asked_for_once_more(
    sourcehub: SourceHub, upstream: responses.RequestsMock, body: bytes
) -> None:
    upstream.get(f"{URL}/customers", body=body)
    with pytest.raises(NotJson) as caught:
        _ask(sourcehub)
    assert (caught.value.status, caught.value.attempts) == (200, 2)
    assert len(upstream.calls) == 2


def test_204_is_not_json(
    sourcehub: SourceHub, upstream: responses.RequestsMock
) -> None:
    upstream.get(f"{URL}/customers", status=204)
    with pytest.raises(NotJson):
        _ask(sourcehub)


def test_another_shape_is_not_asked_for_again(
    sourcehub: SourceHub, upstream: responses.RequestsMock
) -> None:
    upstream.get(f"{URL}/customers", body=b"{}")
    with pytest.raises(UnexpectedShape):
        _ask(sourcehub)
    assert len(upstream.calls) == 1


def test_an_error_envelope_with_status_200_is_retried_by_its_code(
    sourcehub: SourceHub, upstream: responses.RequestsMock
) -> None:
    envelope = b'{"error": {"code": "INTERNAL_SERVER_ERROR"}}'
    upstream.get(f"{URL}/customers", body=envelope)
    upstream.get(f"{URL}/customers", body=EMPTY)
    assert _ask(sourcehub) == 0


def test_a_wait_that_sourcehub_asks_for_is_kept(
    sourcehub: SourceHub, upstream: responses.RequestsMock
) -> None:
    upstream.get(f"{URL}/customers", status=429, headers={"Retry-After": "1"})
    upstream.get(f"{URL}/customers", body=EMPTY)
    assert _ask(sourcehub) == 0
    assert len(upstream.calls) == 2


def test_a_wait_beyond_the_deadline_is_not_begun(
    sourcehub: SourceHub, upstream: responses.RequestsMock
) -> None:
    upstream.get(f"{URL}/customers", status=429, headers={"Retry-After": "999999"})
    with pytest.raises(RateLimited) as caught:
        _ask(sourcehub)
    assert (caught.value.attempts, caught.value.retry_after) == (1, 3600)
    assert caught.value.seconds < 0.5


@pytest.mark.parametrize("text", ["abc", "-5", "1.5", "", "Wed, 21 Oct 2026 07:28 GMT"])
def test_a_retry_after_that_is_no_whole_number_is_ignored(text: str) -> None:
    assert retry_after(text) is None


@pytest.mark.parametrize(
    ("text", "seconds"), [("2", 2), (" 2 ", 2), ("0", 0), ("9" * 5000, 3600)]
)
def test_a_retry_after_is_at_most_an_hour(text: str, seconds: int) -> None:
    assert retry_after(text) == seconds


@pytest.mark.parametrize(("attempt", "longest"), [(1, 0.6), (2, 1.2), (3, 2.4)])
def test_waits_are_random_up_to_twice_the_one_before(
    attempt: int, longest: float
) -> None:
    waits = {
        pause(ServerFailed(), attempt=attempt, limits=BACKGROUND, remaining=60)
        for _ in range(50)
    }
    assert len(waits) > 1
    assert all(wait is not None and 0 <= wait <= longest for wait in waits)


def test_a_look_up_is_tried_twice_and_a_background_request_four_times() -> None:
    for limits, attempts in ((LOOKUP, 2), (BACKGROUND, 4)):
        last = pause(ServerFailed(), attempt=attempts, limits=limits, remaining=60)
        before = pause(
            ServerFailed(), attempt=attempts - 1, limits=limits, remaining=60
        )
        assert last is None
        assert before is not None


def test_no_wait_is_begun_that_outlasts_the_deadline() -> None:
    error = RateLimited(retry_after=5)
    assert pause(error, attempt=1, limits=BACKGROUND, remaining=5) is None
