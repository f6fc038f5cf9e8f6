"""Whatever goes wrong on the way, the page comes: with the copy, or with a way on."""

import socket
import time
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from orders.models import LookUp, Order
from orders.turn import ENOUGH
from sourcehub_portal.gateway import errors
from sourcehub_portal.gateway.models import Upstream
from sourcehub_portal.source import current_source
from tests.gateway.wire import serving, silent
from tests.sandbox_process import SandboxProcess

from .factory import answer, keep, make_order
from .reading import words
from .time import let_pass

pytestmark = pytest.mark.django_db

OURS = "/orders/?phone=9845012345"
FAULTS = {
    "status-500": errors.ServerFailed,
    "status-503": errors.ServerFailed,
    "status-429": errors.RateLimited,
    "auth-401": errors.AuthRejected,
    "forbidden-403": errors.AccessDenied,
    "bad-request-400": errors.BadRequest,
    "not-found-404": errors.NotFound,
    "redirect": errors.RedirectRefused,
    "html": errors.NotJson,
    "empty": errors.NotJson,
    "php-warning": errors.NotJson,
    "truncated": errors.NotJson,
    "deep-json": errors.NotJson,
    "nan": errors.NotJson,
    "bad-utf8": errors.BadEncoding,
    "too-large": errors.TooLarge,
    "reset": errors.ConnectionLost,
}

every_fault = pytest.mark.parametrize(
    ("fault", "error"), FAULTS.items(), ids=FAULTS.keys()
)


@every_fault
def test_the_copy_is_shown_with_its_age_and_the_reason(
    support: Client,
    sandbox: SandboxProcess,
    fault: str,
    error: type[errors.UpstreamError],
) -> None:
    keep(answer([make_order(1)], asked_at=timezone.now()))
    let_pass(hours=3)
    sandbox.control(names=[fault])

    page = support.get(OURS)

    assert page.status_code == 200
    assert "This is a copy, asked for 3 hours ago" in words(page)
    assert error.sentence in words(page)
    assert "00001" in words(page)
    assert "notice--warning" in page.content.decode()
    assert LookUp.objects.get().error_kind == error.kind


@every_fault
def test_without_a_copy_the_reason_comes_with_a_way_to_try_again(
    support: Client,
    sandbox: SandboxProcess,
    fault: str,
    error: type[errors.UpstreamError],
) -> None:
    sandbox.control(names=[fault])

    page = support.get(OURS)

    assert page.status_code == 200
    assert "there is no earlier copy" in words(page)
    assert error.sentence in words(page)
    assert 'href="?phone=9845012345&amp;again=on">Try again' in page.content.decode()


def test_nobody_at_the_address_is_an_error_like_the_others(
    support: Client, settings: Settings
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    settings.SOURCEHUB_API_URL = f"http://127.0.0.1:{port}/api"
    settings.SOURCEHUB_API_KEY = "any"

    assert errors.ConnectFailed.sentence in words(support.get(OURS))


def test_a_sourcehub_that_is_known_to_fail_is_not_asked_and_the_copy_comes(
    support: Client, sandbox: SandboxProcess
) -> None:
    keep(answer([make_order(1)]))
    sandbox.control(names=["bad-request-400"])
    Upstream.objects.create(
        source=current_source(),
        failures=5,
        open_until=timezone.now() + timedelta(minutes=4),
    )

    page = words(support.get(OURS))

    assert LookUp.objects.get().error_kind == errors.BreakerOpen.kind
    assert "This is a copy" in page
    assert "00001" in page


@pytest.mark.parametrize("copied", [True, False], ids=["copy", "no copy"])
def test_a_sourcehub_that_hangs_keeps_nobody_longer_than_nine_seconds(
    support: Client, settings: Settings, *, copied: bool
) -> None:
    with serving(silent) as sourcehub:
        settings.SOURCEHUB_API_URL, settings.SOURCEHUB_API_KEY = sourcehub.url, "any"
        if copied:
            keep(answer([make_order(1)]))
        began = time.monotonic()
        page = words(support.get(OURS))

    assert time.monotonic() - began < 9
    assert errors.DeadlineExceeded.sentence in page
    assert ("00001" in page) == copied


@pytest.mark.parametrize(
    ("hours", "tone"), [(23, "notice--warning"), (25, "notice--danger")]
)
def test_a_copy_turns_red_after_a_day(
    support: Client, sandbox: SandboxProcess, hours: int, tone: str
) -> None:
    keep(answer([make_order(1)], asked_at=timezone.now()))
    let_pass(hours=hours)
    sandbox.control(names=["status-500"])

    page = support.get(OURS).content.decode()

    assert page.count('class="notice ') == 1
    assert f'class="notice {tone}"' in page
    assert ("more than a day old" in page) == (hours > 24)


@pytest.mark.parametrize(("hours", "tone"), [(3, "current"), (25, "older")])
def test_an_order_says_how_old_its_description_is(
    support: Client, hours: int, tone: str
) -> None:
    keep(answer([make_order(1)]))
    seen = timezone.now() - timedelta(hours=hours)
    Order.objects.update(observed_at=seen)

    page = support.get("/orders/1/")

    said = "3 hours ago" if hours == 3 else "1 day ago"
    assert f"As SourceHub described it {said}" in words(page)
    assert f"freshness--{tone}" in page.content.decode()


def test_whoever_waits_for_a_turn_that_never_ends_gets_the_copy(
    support: Client, sandbox: SandboxProcess
) -> None:
    keep(answer([make_order(1)]))
    LookUp.objects.update(
        asker="gone", asking_until=timezone.now() + timedelta(minutes=1)
    )
    began = time.monotonic()

    page = words(support.get(OURS))

    assert time.monotonic() - began < 9
    assert "This is a copy" in page
    assert errors.DeadlineExceeded.sentence in page


def test_a_turn_that_is_over_is_taken_by_who_waits(
    support: Client, sandbox: SandboxProcess
) -> None:
    LookUp.objects.create(
        source=current_source(),
        phone="6396281335",
        start="0001-01-01",
        end="9999-12-31",
        asker="gone",
        asking_until=timezone.now() + timedelta(seconds=ENOUGH),
    )

    page = words(support.get("/orders/?phone=6396281335"))

    assert "Asked SourceHub just now" in page
    assert "00865" in page
    assert LookUp.objects.get().asker == ""
