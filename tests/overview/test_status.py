"""The status page: is what I see right now, and what happens by itself."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from customers.lease import held as lease
from customers.models import Outcome, Quarantined, Sweep
from orders.models import LookUp
from orders.models import Quarantined as QuarantinedOrder
from overview.status.passes import in_words
from sourcehub_portal.source import current_source
from tests.customers.pages.reading import words
from tests.overview.conftest import KEY
from tests.overview.standing import breaker_open, held, key_refused, swept, upstream

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sourcehub")]

PART = {"HX-Request": "true", "HX-Target": "now"}
SECRET = "98450 12345"  # a phone in a row that could not be read


def seen(client: Client) -> str:
    answer = client.get("/status/")
    assert answer.status_code == 200
    return words(answer.content.decode())


def quarantined(count: int, reason: str = "It has no id.") -> None:
    sweep = swept(quarantined=count)
    Quarantined.objects.bulk_create(
        Quarantined(sweep=sweep, raw=f'{{"phone": "{SECRET}"}}', reason=reason)
        for _ in range(count)
    )


def quarantined_orders(count: int) -> None:
    look_up = LookUp.objects.create(
        source=current_source(),
        phone="9876543210",
        start=timezone.localdate(),
        end=timezone.localdate(),
    )
    QuarantinedOrder.objects.bulk_create(
        QuarantinedOrder(
            look_up=look_up,
            reason=QuarantinedOrder.Reason.OTHER_PHONE,
            words="it is of another phone",
            raw=f'{{"phone": "{SECRET}"}}',
        )
        for _ in range(count)
    )


def test_the_answer_is_yes_while_the_list_is_current(support: Client) -> None:
    swept(minutes=4)
    assert "Yes. What you see is what SourceHub said 4 minutes ago." in seen(support)


def test_before_the_first_sweep_the_answer_is_not_yet(support: Client) -> None:
    page = seen(support)
    assert "Not yet. No customer has been fetched so far." in page
    assert "None so far." in page


def test_during_the_first_import_it_says_that_not_everybody_is_listed(
    support: Client,
) -> None:
    swept(Outcome.RUNNING, minutes=0)
    assert "not everybody is listed" in seen(support)


def test_a_doubt_is_told_with_its_reason(support: Client) -> None:
    swept(minutes=30)
    swept(minutes=2, reason="Some rows could not be read.")
    page = seen(support)
    assert "with a doubt; the list of customers is as it was 30 minutes ago" in page
    assert "Some rows could not be read. It is read again by itself" in page


def test_an_older_list_points_to_the_worker(support: Client) -> None:
    swept(minutes=130)
    assert "its worker may not be running" in seen(support)


def test_a_failing_list_says_why(support: Client) -> None:
    swept(minutes=130)
    swept(Outcome.INCOMPLETE, minutes=2, reason="SourceHub did not answer in time.")
    page = seen(support)
    assert "No: the list of customers is as it was 2 hours ago" in page
    assert "SourceHub did not answer in time. The portal tries again by itself" in page
    assert "The last sweep: SourceHub" not in page  # said once, above


def test_an_outage_says_what_is_shown_and_when_it_is_tried_again(
    support: Client,
) -> None:
    swept(minutes=20)
    breaker_open()
    page = seen(support)
    assert "Not quite. SourceHub does not answer just now" in page
    assert "is as it was 20 minutes ago" in page
    assert "catches up then" in page
    assert "Failures in a row: 6" in page


def test_a_wait_that_sourcehub_asked_for_is_not_called_silence(support: Client) -> None:
    swept(minutes=20)
    row = breaker_open()
    row.wait_until, row.open_until = row.open_until, None
    row.save()
    page = seen(support)
    assert "Not quite. SourceHub asks the portal to wait; the list of customers" in page
    assert "does not answer" not in page
    assert "Last failure, just now: SourceHub has a fault of its own." in page


def test_a_refused_key_is_named_and_never_shown(support: Client) -> None:
    swept(minutes=130)
    key_refused()
    page = seen(support)
    assert "No. SourceHub refuses the portal's key" in page
    assert "The portal's key: refused, 2 hours ago" in page
    assert KEY not in page


def test_a_key_that_works_is_called_accepted(support: Client) -> None:
    upstream(answered_at=timezone.now())
    assert "The portal's key: accepted" in seen(support)


def test_a_sweep_shows_its_figures_and_its_reason(support: Client) -> None:
    swept(
        Outcome.INCOMPLETE,
        reason="The budget of requests is spent.",
        total=98_765,
        fetched=87_654,
        revived=76_543,
        duplicates=65_432,
        requests=54_321,
    )
    page = seen(support)
    for figure in ("98,765", "87,654", "76,543", "65,432", "54,321", "2 min 0 s"):
        assert figure in page
    assert "Incomplete The budget of requests is spent." in page


def test_older_sweeps_are_counted_not_listed(support: Client) -> None:
    for _ in range(332):
        swept()
    page = support.get("/status/").content.decode()
    assert page.count('<th scope="row">') == 20
    assert "and 312 more" in page


def test_sweeps_of_another_sourcehub_are_not_shown(support: Client) -> None:
    swept(minutes=4, total=98_765)
    Sweep.objects.update(source="another")
    assert "98,765" not in seen(support)


def test_the_history_tells_what_did_not_end_by_its_form(support: Client) -> None:
    swept()
    swept(Outcome.INCOMPLETE)
    page = support.get("/status/").content.decode()
    assert page.count("<rect") == 2
    assert page.count('class="hollow"') == 1
    assert "1 of the last 2 sweeps were complete; the longest took 2 min 0 s." in page


def test_support_sees_why_rows_were_left_out_but_not_the_rows(
    support: Client, manager: Client
) -> None:
    quarantined(3)
    quarantined_orders(5)
    page = seen(support)
    assert "3: It has no id." in page
    assert "5: it is of another phone" in page
    assert SECRET not in page
    assert seen(manager).count(SECRET) == 2


def test_a_row_is_shown_to_its_200th_character(manager: Client) -> None:
    sweep = swept(quarantined=1)
    raw = "a" * 200 + "b"
    Quarantined.objects.create(sweep=sweep, raw=raw, reason="It has no id.")
    page = seen(manager)
    assert "a" * 200 in page
    assert raw not in page


def test_many_reasons_are_cut_and_counted(support: Client) -> None:
    sweep = swept(quarantined=22)
    Quarantined.objects.bulk_create(
        Quarantined(sweep=sweep, raw="{}", reason=f"reason {n:02}") for n in range(22)
    )
    page = seen(support)
    assert "Customers in quarantine: 22" in page
    assert "reason 09" in page
    assert "reason 10" not in page
    assert "and 12 more, for other reasons" in page


def test_what_is_held_is_told_to_everybody_and_linked_for_managers(
    support: Client, manager: Client
) -> None:
    hold = held()
    told = "30 of 1,000 customers were not returned. They are still shown."
    assert told in seen(support)
    assert f"/status/held/{hold.pk}/" not in support.get("/status/").text
    assert f"/status/held/{hold.pk}/" in manager.get("/status/").text


def test_the_page_asks_again_only_while_a_sweep_runs(support: Client) -> None:
    swept(Outcome.RUNNING, minutes=0, total=1000, distinct_seen=250)
    with lease():
        page = support.get("/status/").content.decode()
        part = support.get("/status/", headers=PART).content.decode()
    assert 'hx-trigger="every 5s"' in page
    assert "Being read: 250 of 1,000" in part
    assert 'id="sweeps"' not in part
    swept()
    last = support.get("/status/", headers=PART).content.decode()
    assert "hx-trigger" not in last
    assert '<section id="sweeps" hx-swap-oob="innerHTML">' in last
    assert "<html" not in last


def test_ten_or_a_thousand_make_the_same_number_of_queries(manager: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            manager.get("/status/")
        return len(captured)

    for _ in range(10):
        swept()
    quarantined(10)
    quarantined_orders(10)
    held()
    few = queries()
    for _ in range(100):
        swept()
    quarantined(1000)
    LookUp.objects.all().delete()
    quarantined_orders(1000)
    assert queries() == few


def test_a_pass_of_yesterday_says_the_day(support: Client) -> None:
    began = timezone.localtime(swept(minutes=60 * 24 * 3).started_at)
    assert f"{began:%d %b, %H:%M}" in seen(support)


def test_while_the_settings_are_wrong_the_answer_is_no(
    support: Client, settings: Settings
) -> None:
    swept(minutes=4)
    settings.SOURCEHUB_API_KEY = f"{KEY}\n"
    page = seen(support)
    assert "No. The portal's settings for SourceHub are not right; the list" in page
    assert "has white space before or after it" in page
    assert "Yes." not in page
    assert KEY not in page


def test_a_wait_that_sourcehub_asks_for_is_no_silence(support: Client) -> None:
    swept(minutes=4)
    upstream(wait_until=timezone.now() + timedelta(minutes=5))
    page = seen(support)
    assert "Not quite. SourceHub asks the portal to wait; the list" in page
    assert "does not answer" not in page


def test_a_sweep_of_less_than_a_second_did_not_take_none() -> None:
    assert in_words(0.2) == "under 1 s"
    assert in_words(60) == "1 min 0 s"
