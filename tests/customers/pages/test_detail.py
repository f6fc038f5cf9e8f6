"""One customer's page."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from accounts.models import Access
from customers.models import Customer, Presence
from tests.customers.factory import make_customer
from tests.customers.pages.reading import html, words

pytestmark = pytest.mark.django_db


def test_everything_that_sourcehub_says_is_shown(sales: Client) -> None:
    make_customer(
        9,
        contact_person_name="Amit De",
        company_name="Arobit Business Solutions Pvt Ltd",
        display_name="Arobit",
        email="amit@arobit.in",
        contactperson_number="9163367906",
        company_phone="080 4123 4567",
        gst_treatment="Registered GST",
        gstin="29AAPFU0939F1ZR",
        customer_code="1639328586",
        address_line1="Tarakeswar",
        area="BTM",
        city="Bengaluru",
        state="Karnataka",
        pin_code="560063",
    )
    page = words(html(sales, "/customers/9/"))
    for said in (
        "Amit De",
        "Arobit Business Solutions Pvt Ltd",
        "amit@arobit.in",
        "+91 91633 67906",
        "+91 80 4123 4567",
        "Registered GST",
        "1639328586",
        "Tarakeswar",
        "BTM",
        "Bengaluru",
        "Karnataka",
        "560063",
        "Active",
        "Accepted",
        "address.area.city.state.code: K001",
        "address.area.id: 108",
    ):
        assert said in page


def test_a_valid_gstin_says_its_state_and_pan(sales: Client) -> None:
    make_customer(1, gstin="27AAPFU0939F1ZV")
    page = words(html(sales, "/customers/1/"))
    assert "27AAPFU0939F1ZV Valid" in page
    assert "Registered in: Maharashtra" in page
    assert "AAPFU0939F" in page


def test_a_wrong_gstin_says_why(sales: Client) -> None:
    make_customer(1, gstin="7896GHYO2030256")
    page = words(html(sales, "/customers/1/"))
    assert "7896GHYO2030256 Not valid" in page
    assert "It begins with 78, which is no state's code." in page


def test_a_customer_without_a_gstin_is_not_called_wrong(sales: Client) -> None:
    make_customer(1, gstin="")
    assert "Not valid" not in html(sales, "/customers/1/")


def test_a_mobile_can_be_called_and_messaged(sales: Client) -> None:
    make_customer(1, contactperson_number="91633-67906")
    page = html(sales, "/customers/1/")
    assert 'class="button" href="tel:+919163367906"' in page
    assert 'class="button" href="https://wa.me/919163367906"' in page


def test_a_landline_can_only_be_called(sales: Client) -> None:
    make_customer(1, company_phone="080 4123 4567")
    page = html(sales, "/customers/1/")
    assert 'class="button" href="tel:+918041234567"' in page
    assert "wa.me" not in page


def test_a_mail_address_can_be_written_to(sales: Client) -> None:
    make_customer(1, email="amit@arobit.in")
    assert 'href="mailto:amit@arobit.in"' in html(sales, "/customers/1/")


def test_what_is_no_mail_address_is_shown_without_a_link(sales: Client) -> None:
    make_customer(1, email="a@b.in?bcc=c@d.in")
    page = html(sales, "/customers/1/")
    assert "a@b.in?bcc=c@d.in" in page
    assert "mailto:" not in page


def test_the_orders_are_loaded_after_the_page(sales: Client) -> None:
    make_customer(1)
    page = html(sales, "/customers/1/")
    assert 'hx-get="/orders/of-customer/1/" hx-trigger="load"' in page
    assert 'href="/orders/of-customer/1/"' in page


def test_a_gone_customer_says_since_when(sales: Client) -> None:
    since = datetime(2025, 11, 3, 20, 0, tzinfo=UTC)  # the next morning in India
    make_customer(1, presence=Presence.GONE, missing_since=since)
    assert "Not returned since 04 Nov 2025" in html(sales, "/customers/1/")


def test_a_missing_customer_says_so_and_is_not_called_gone(sales: Client) -> None:
    since = datetime(2025, 11, 3, 20, 0, tzinfo=UTC)
    make_customer(1, presence=Presence.MISSING, missing_since=since)
    page = html(sales, "/customers/1/")
    assert "Not returned by SourceHub since 04 Nov 2025, 01:30" in page
    assert "no longer returns" not in page


def test_a_gone_customer_says_when_it_was_found_gone(sales: Client) -> None:
    since = datetime(2025, 11, 3, 12, 0, tzinfo=UTC)
    make_customer(1, presence=Presence.GONE, missing_since=since)
    Customer.objects.update(gone_at=since + timedelta(days=1))
    assert "found gone on 04 Nov 2025" in html(sales, "/customers/1/")


def test_a_customer_that_came_back_says_when(sales: Client) -> None:
    make_customer(1)
    assert "Came back" not in html(sales, "/customers/1/")
    Customer.objects.update(revived_at=datetime(2025, 11, 5, 12, 0, tzinfo=UTC))
    assert "Came back on 05 Nov 2025" in html(sales, "/customers/1/")


def test_what_could_not_be_read_is_said(sales: Client) -> None:
    make_customer(1, email=["a@b.in"])
    assert "Could not be read: email" in html(sales, "/customers/1/")


@pytest.mark.parametrize("number", ["2", "0", str(2**63), "9" * 40, "9" * 5_000])
def test_an_unknown_id_is_not_found(sales: Client, number: str) -> None:
    make_customer(1)
    assert sales.get(f"/customers/{number}/").status_code == 404


def test_a_look_at_a_customer_is_noted(sales: Client) -> None:
    make_customer(9)
    html(sales, "/customers/9/")
    access = Access.objects.get()
    assert (access.what, access.subject, access.count) == ("customer", "9", 1)


def test_markup_in_a_field_is_shown_inert(sales: Client) -> None:
    make_customer(1, display_name="<script>x</script>", company_name='"><b>')
    page = html(sales, "/customers/1/")
    assert "<script>x" not in page
    assert '"><b>' not in page
