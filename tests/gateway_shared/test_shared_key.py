"""A key that SourceHub refused, and what lets the background work go on."""

from datetime import timedelta

import pytest
import responses
from django.core.management import call_command
from django.utils import timezone
from pytest_django import Settings

from sourcehub_portal.gateway.errors import AuthRejected
from sourcehub_portal.gateway.health import Breaker, health
from sourcehub_portal.gateway.limits import BACKGROUND, LOOKUP
from sourcehub_portal.source import mark
from tests.gateway.asking import KEY
from tests.gateway_shared.gate import CUSTOMERS, EMPTY, ask, failure, opened, row

pytestmark = pytest.mark.django_db


def test_a_refused_key_stops_background_work_and_not_the_look_ups(
    upstream: responses.RequestsMock, auth_error: str
) -> None:
    upstream.get(CUSTOMERS, status=401, body=auth_error)
    noticed = failure()
    assert "SourceHub says: “The key [key] of …35 is wrong.”" in noticed.message
    assert (health().key_rejected, health().may_work) == (True, False)
    asked = len(upstream.calls)
    refused = failure(BACKGROUND)
    assert isinstance(refused, AuthRejected)
    assert (refused.message, refused.attempts) == (noticed.message, 0)
    assert len(upstream.calls) == asked
    assert failure(LOOKUP).attempts == 1
    assert len(upstream.calls) == asked + 1


def test_a_new_key_may_work_at_once(
    upstream: responses.RequestsMock, settings: Settings, auth_error: str
) -> None:
    upstream.get(CUSTOMERS, status=401, body=auth_error)
    failure(BACKGROUND)
    settings.SOURCEHUB_API_KEY = "a-new-key"
    upstream.replace("GET", CUSTOMERS, body=EMPTY)
    assert health().may_work
    assert ask(BACKGROUND) == 0


def test_a_success_of_a_look_up_lets_the_background_work_again(
    upstream: responses.RequestsMock, auth_error: str
) -> None:
    upstream.get(CUSTOMERS, status=401, body=auth_error)
    failure()
    upstream.replace("GET", CUSTOMERS, body=EMPTY)
    assert ask(LOOKUP) == 0
    assert health().may_work
    assert ask(BACKGROUND) == 0


def test_check_sourcehub_asks_all_the_same_and_its_success_clears_everything(
    upstream: responses.RequestsMock,
) -> None:
    opened(
        rejected_key=mark(KEY),
        rejected_message="No.",
        wait_until=timezone.now() + timedelta(hours=1),
    )
    upstream.get(CUSTOMERS, body=EMPTY)
    call_command("check_sourcehub")
    assert health().may_work
    assert (health().breaker, row().rejected_message) == (Breaker.CLOSED, "")


def test_check_sourcehub_does_not_extend_the_time(
    upstream: responses.RequestsMock,
) -> None:
    opened()
    upstream.get(CUSTOMERS, status=503)
    before = row().open_until
    with pytest.raises(SystemExit):
        call_command("check_sourcehub")
    assert (row().open_until, row().open_seconds) == (before, 15)
