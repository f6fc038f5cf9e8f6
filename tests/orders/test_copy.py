"""When SourceHub cannot be asked, the last copy with its age and the reason."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import Settings

from orders.models import LookUp
from tests.sandbox_process import SandboxProcess

from .reading import words
from .time import let_pass

pytestmark = pytest.mark.django_db

SAMPLE = "/orders/?phone=6396281335"


def test_an_export_of_a_copy_is_announced_with_its_age(
    manager: Client, sandbox: SandboxProcess
) -> None:
    live = words(manager.get(SAMPLE))
    let_pass(minutes=12)
    sandbox.control(names=["status-500"])

    assert "Export orders" in live
    assert "Export orders from the copy of 12 minutes ago" in words(manager.get(SAMPLE))


def test_of_a_copy_under_a_minute_old_the_seconds_are_told(
    manager: Client, sandbox: SandboxProcess
) -> None:
    manager.get(SAMPLE)
    let_pass(seconds=25)
    manager.cookies["scripts"] = "on"
    kept = words(manager.get(f"{SAMPLE}&again=on"))
    sandbox.control(names=["status-500"])
    failed = words(manager.get(f"{SAMPLE}&again=on&now=on"))

    seconds = r"(2[5-9]|[34]\d) seconds ago"
    assert re.search(f"what the portal kept, asked for {seconds}", kept)
    assert re.search(f"This is a copy, asked for {seconds}", failed)
    assert re.search(f"Export orders from the copy of {seconds}", failed)


def test_of_a_copy_that_came_before_an_empty_answer_the_seconds_are_told(
    support: Client, sandbox: SandboxProcess
) -> None:
    support.get(SAMPLE)
    let_pass(seconds=25)
    sandbox.control(names=["data-list"])
    page = words(support.get(f"{SAMPLE}&again=on"))

    assert re.search(r"copy below, asked for (2[5-9]|[34]\d) seconds ago", page)


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_a_file_made_from_a_copy_has_its_time_in_its_name(
    manager: Client, sandbox: SandboxProcess, format_: str
) -> None:
    export = f"/orders/export/?phone=6396281335&format={format_}"
    live = manager.get(export)
    asked_at = datetime(2026, 11, 20, 23, 5, tzinfo=UTC)  # the 21st, 04:35 in India
    LookUp.objects.update(asked_at=asked_at, succeeded_at=asked_at)
    sandbox.control(names=["status-500"])

    assert live["Content-Disposition"].endswith(f'"orders.{format_}"')
    assert manager.get(export)["Content-Disposition"].endswith(
        f'"orders-copy-2026-11-21-0435.{format_}"'
    )


def test_a_copy_of_all_days_answers_for_some(
    support: Client, sandbox: SandboxProcess
) -> None:
    support.get(SAMPLE)
    sandbox.control(names=["status-500"])

    page = words(support.get(f"{SAMPLE}&from=2021-06-09"))

    assert "00877" in page
    assert "00865" not in page


def test_a_copy_of_some_days_does_not_answer_for_all(
    support: Client, sandbox: SandboxProcess
) -> None:
    support.get(f"{SAMPLE}&from=2021-06-09")
    sandbox.control(names=["status-500"])

    assert "no earlier copy" in words(support.get(SAMPLE))


def test_a_failure_is_kept_beside_the_copy_until_the_next_answer(
    support: Client, sandbox: SandboxProcess
) -> None:
    support.get(SAMPLE)
    let_pass(minutes=2)
    sandbox.control(names=["status-500"])
    support.get(SAMPLE)
    failed = LookUp.objects.get()
    sandbox.clear()
    support.get(SAMPLE)

    assert (failed.error_kind, failed.orders.count()) == ("server_failed", 2)
    assert LookUp.objects.get().error_kind == ""


def test_orders_of_another_phone_are_counted_and_not_shown(
    support: Client, sandbox: SandboxProcess
) -> None:
    sandbox.control(names=["other-phone"])

    page = words(support.get(SAMPLE))

    assert "2 orders" in page
    assert "of another phone number, not shown here" in page


def test_rows_that_are_no_orders_are_counted(
    support: Client, sandbox: SandboxProcess
) -> None:
    sandbox.control(names=["broken-rows"])

    assert "2 orders that could not be read" in words(support.get(SAMPLE))


@pytest.mark.parametrize(
    "fault", ["odd-values", "rows-as-object", "no-pagination", "count-ignored"]
)
def test_quirks_do_not_keep_orders_from_being_shown(
    support: Client, sandbox: SandboxProcess, fault: str
) -> None:
    sandbox.control(names=[fault])

    page = words(support.get(SAMPLE))

    assert "00865" in page
    assert "00877" in page


def test_a_total_that_is_not_reached_is_said(
    support: Client, sandbox: SandboxProcess
) -> None:
    sandbox.control(names=["pagination-sample"])

    page = words(support.get(SAMPLE))

    assert "Not all orders came (2 of 153)" in page


def test_a_copy_of_one_sourcehub_is_not_shown_for_another(
    support: Client, sandbox: SandboxProcess, settings: Settings
) -> None:
    support.get(SAMPLE)
    assert support.get("/orders/874/").status_code == 200

    settings.SOURCEHUB_API_URL = sandbox.url.replace("127.0.0.1", "localhost")
    sandbox.control(names=["status-500"])

    assert "00865" not in words(support.get(SAMPLE))
    assert support.get("/orders/874/").status_code == 404
