"""Where the portal's own database refuses a note, whoever looks a number up is told
what can be told."""

import pytest
from django.test import Client

from orders.models import LookUp
from sourcehub_portal.gateway import errors
from tests.sandbox_process import SandboxProcess

from .factory import answer, keep, make_order
from .reading import words
from .refusing import refusing

pytestmark = pytest.mark.django_db(transaction=True)

SAMPLE = "/orders/?phone=6396281335"
OURS = "/orders/?phone=9845012345"


def test_a_failure_that_cannot_be_noted_is_told(
    support: Client, sandbox: SandboxProcess
) -> None:
    keep(answer([make_order(1)]))
    sandbox.control(names=["status-500"])

    with refusing("orders_lookup", unless="error_kind = ''"):
        page = support.get(OURS)

    assert page.status_code == 200
    assert errors.ServerFailed.sentence in words(page)
    assert "00001" in words(page)
    assert LookUp.objects.get().error_kind == ""


def test_an_answer_that_cannot_be_kept_is_an_error_with_a_way_on(
    support: Client, sandbox: SandboxProcess
) -> None:
    with refusing("orders_lookup", unless="succeeded_at IS NULL"):
        page = support.get(SAMPLE)

    assert page.status_code == 200
    assert "the portal's own database could not keep the answer" in words(page)
    assert LookUp.objects.get().error_kind == "not_stored"
    assert "Asked SourceHub just now" in words(support.get(SAMPLE))


def test_whoever_comes_next_need_not_wait_for_an_asker_that_broke_down(
    support: Client, sandbox: SandboxProcess
) -> None:
    with refusing("orders_lookup", unless="succeeded_at IS NULL"):
        support.get(SAMPLE)

    assert not LookUp.objects.get().is_being_asked
