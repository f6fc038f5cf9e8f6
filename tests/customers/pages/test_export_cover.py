"""The first sheet of a workbook: what was selected, by whom, how old it was."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Access
from customers import selection
from customers.models import Sweep
from sourcehub_portal.source import current_source
from tests.customers.factory import make_customer, make_customers
from tests.customers.pages.exporting import cover, csv_rows

pytestmark = pytest.mark.django_db


def test_the_first_sheet_says_what_was_selected_by_whom_and_how_many(
    manager: Client,
) -> None:
    make_customer(1, display_name="Asha", city="Kochi", state="Kerala")
    make_customer(2, display_name="Asha", city="Surat", state="Gujarat")
    make_customer(3, display_name="Bala", city="Surat", state="Gujarat")
    said = cover(manager, q="asha", city=["Kochi", "Surat"], sort="-city")
    assert said["Rows"] == "2"
    assert said["Search"] == "asha"
    assert said["City"] == "Kochi or Surat"
    assert said["Order"] == "City, descending"
    assert said["Columns"].startswith("ID, Name, Contact, Phone")
    assert said["Exported by"] == "manager"


def test_the_first_sheet_says_what_was_not_wanted(manager: Client) -> None:
    make_customer(1, city="Kochi")
    make_customer(2, city="Surat")
    said = cover(manager, city="Kochi", **{"not": "city"})
    assert (said["Rows"], said["City is not"]) == ("1", "Kochi")


def test_a_search_is_counted_to_its_end(
    manager: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selection, "COUNTED", 10)
    make_customers(30, city="Kochi")
    make_customers(30, start=31, city="Surat")
    said = cover(manager, q="customer", city="Kochi")
    rows = csv_rows(manager, q="customer", city="Kochi")
    assert len(rows) == 30
    assert said["Rows"] == "30"
    assert {access.count for access in Access.objects.all()} == {30}


def test_the_first_sheet_says_when_and_how_old_the_data_were(manager: Client) -> None:
    finished = datetime(2026, 11, 20, 23, 5, tzinfo=UTC)  # the 21st, 04:35 in India
    Sweep.objects.create(
        direction="forward",
        outcome="complete",
        source=current_source(),
        checked_at=finished,
        finished_at=finished,
    )
    said = cover(manager)
    assert said["Data as of"] == "21 Nov 2026, 04:35 (India time)"
    now = timezone.localtime()
    assert said["Exported"].startswith(f"{now:%d %b %Y}, ")


def test_the_first_sheet_says_that_everyone_was_selected(manager: Client) -> None:
    make_customers(3)
    assert cover(manager)["Selected"] == "Every customer"


def test_the_first_sheet_says_that_the_list_was_never_fetched_whole(
    manager: Client,
) -> None:
    assert cover(manager)["Data as of"].startswith("Not fetched completely")


def test_the_first_sheet_says_why_the_last_fetch_failed(manager: Client) -> None:
    Sweep.objects.create(
        direction="forward",
        outcome="incomplete",
        reason="SourceHub did not answer.",
        source=current_source(),
        checked_at=timezone.now(),
    )
    assert cover(manager)["Last fetch"] == "SourceHub did not answer."
