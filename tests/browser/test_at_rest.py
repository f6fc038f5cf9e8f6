"""A test may end before its answers; the database is emptied only after them."""

from django.core.signals import request_finished, request_started
from playwright.sync_api import Page

from orders.models import LookUp
from tests.browser.at_rest import answered
from tests.browser.conftest import Enter
from tests.sandbox_process import SandboxProcess
from tests.whole.waiting import until


def test_a_look_up_that_is_still_going_is_waited_for(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("support", "/customers/")
    mirror.control(latency_ms=500)
    with answered():
        page.goto("/orders/?phone=6396281335")
        until("SourceHub is asked", lambda: mirror.requests("/api/orders"))
        assert LookUp.objects.get().asker
    assert not LookUp.objects.get().asker


def test_what_came_before_stands_for_none_of_them(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("support", "/customers/")
    mirror.control(latency_ms=500)
    request_started.send(sender=None)
    with answered():
        request_finished.send(sender=None)
        page.goto("/orders/?phone=6396281335")
        until("SourceHub is asked", lambda: mirror.requests("/api/orders"))
    assert not LookUp.objects.get().asker
