"""SourceHub is asked with other spellings, and about other numbers, where it has no
orders; what was tried is said."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from orders.models import LookUp
from sourcehub_portal.source import current_source
from tests.customers.factory import make_customer

from .factory import raw_order
from .picky import Picky, picky
from .reading import words

pytestmark = pytest.mark.django_db

NATIONAL = "9845012345"
ADDRESS = f"/orders/?phone={NATIONAL}"


@pytest.fixture
def nobody(settings: Settings) -> Iterator[Picky]:
    with picky({}) as sourcehub:
        _configure(settings, sourcehub)
        yield sourcehub


def _configure(settings: Settings, sourcehub: Picky) -> None:
    settings.SOURCEHUB_API_URL = sourcehub.url
    settings.SOURCEHUB_API_KEY = "key"


def test_a_number_with_orders_is_asked_about_once(
    support: Client, settings: Settings
) -> None:
    with picky({NATIONAL: [raw_order(1)]}) as sourcehub:
        _configure(settings, sourcehub)
        support.get(ADDRESS)

    assert set(sourcehub.asked) == {NATIONAL}


def test_a_number_without_orders_is_asked_about_as_people_spell_it(
    support: Client, nobody: Picky
) -> None:
    page = words(support.get(ADDRESS))

    assert nobody.asked == [NATIONAL, "+919845012345", "09845012345"]
    said = "asked with 9845012345 , +919845012345 and 09845012345 : nothing under any"
    assert said in page


def test_a_number_abroad_is_asked_about_as_its_customer_has_it(
    support: Client, settings: Settings
) -> None:
    bare = "971501234567"
    with picky({bare: [raw_order(1, phone=bare)]}) as sourcehub:
        _configure(settings, sourcehub)
        make_customer(5, display_name="Dubai Stores", contactperson_number=bare)
        page = words(support.get("/orders/", {"phone": "+971 50 123 4567"}))

    assert sourcehub.asked == [f"+{bare}", bare]
    assert "00001 Asha Traders" in page
    assert "Dubai Stores" in page


@pytest.mark.parametrize("spelling", ["+919845012345", "09845012345"])
def test_orders_under_another_spelling_are_found_and_said(
    support: Client, settings: Settings, spelling: str
) -> None:
    with picky({spelling: [raw_order(7)]}) as sourcehub:
        _configure(settings, sourcehub)
        page = words(support.get(ADDRESS))

    assert "00007" in page
    assert f"it has these orders under {spelling}" in page


def test_the_spelling_of_sourcehubs_own_list_is_tried(
    support: Client, settings: Settings
) -> None:
    spelling = "(+91) 98450-12345"
    with picky({spelling: [raw_order(7)]}) as sourcehub:
        _configure(settings, sourcehub)
        make_customer(5, contactperson_number=spelling)
        page = words(support.get(ADDRESS))

    assert sourcehub.asked[:2] == [NATIONAL, spelling]
    assert "00007" in page


def test_what_was_found_under_a_spelling_is_asked_with_it_at_once(
    support: Client, settings: Settings
) -> None:
    spelling = "+919845012345"
    with picky({spelling: [raw_order(7)]}) as sourcehub:
        _configure(settings, sourcehub)
        support.get(ADDRESS)
        sourcehub.asked.clear()
        support.get(f"{ADDRESS}&again=on")
        support.get(f"{ADDRESS}&from=2026-11-01")

    assert set(sourcehub.asked) == {spelling}


def test_orders_that_were_there_are_lost_and_not_spelled_otherwise(
    support: Client, settings: Settings
) -> None:
    with picky({NATIONAL: [raw_order(7)]}) as sourcehub:
        _configure(settings, sourcehub)
        support.get(ADDRESS)
    with picky({}) as sourcehub:
        LookUp.objects.update(asked_at=timezone.now() - timedelta(hours=1))
        settings.SOURCEHUB_API_URL = sourcehub.url
        LookUp.objects.update(source=current_source())
        page = words(support.get(ADDRESS))

    assert sourcehub.asked == [NATIONAL]
    assert "returned nothing now" in page


def test_the_companys_number_is_asked_about_and_said(
    support: Client, settings: Settings
) -> None:
    company = "9900099000"
    orders = [raw_order(each, phone=company) for each in range(1, 5)]
    with picky({company: orders}) as sourcehub:
        _configure(settings, sourcehub)
        make_customer(5, contactperson_number=NATIONAL, company_phone=company)
        page = support.get(ADDRESS)

    assert "company, +91 99000 99000, has 4 orders : look up 9900099000" in words(page)
    assert f'href="?phone={company}"' in page.content.decode()


def test_at_most_two_other_numbers_are_asked_about(
    support: Client, nobody: Picky
) -> None:
    for each in range(1, 6):
        company = f"990009900{each}"
        make_customer(each, contactperson_number=NATIONAL, company_phone=company)

    page = words(support.get(ADDRESS))

    others = [each for each in nobody.asked if "99000990" in each]
    assert others == ["9900099001", "9900099002"]
    assert page.count("brought none either") == 2


def test_a_spelling_that_is_refused_does_not_end_the_search(
    support: Client, settings: Settings
) -> None:
    with picky({f"0{NATIONAL}": [raw_order(7)]}) as sourcehub:
        sourcehub.refused["+91"] = 400
        _configure(settings, sourcehub)
        page = words(support.get(ADDRESS))

    assert f"it has these orders under 0{NATIONAL}" in page


def test_a_search_that_was_cut_says_so_and_is_begun_again(
    support: Client, settings: Settings
) -> None:
    with picky({f"+91{NATIONAL}": [raw_order(7)]}) as sourcehub:
        sourcehub.refused["+91"] = 403
        _configure(settings, sourcehub)
        cut = words(support.get(ADDRESS))
        sourcehub.refused.clear()
        again = words(support.get(ADDRESS))

    assert "Other spellings of the number could not be asked about. Ask again" in cut
    assert f"it has these orders under +91{NATIONAL}" in again


def test_what_was_asked_about_in_passing_is_asked_about_in_full(
    support: Client, settings: Settings
) -> None:
    """Of a customer's other number only one spelling is tried for them."""
    company = "9876543210"
    with picky({f"+91{company}": [raw_order(7, phone=company)]}) as sourcehub:
        _configure(settings, sourcehub)
        make_customer(5, contactperson_number=NATIONAL, company_phone=company)
        assert "+91 98765 43210, brought none either" in words(support.get(ADDRESS))
        page = words(support.get(f"/orders/?phone={company}"))

    assert "00007" in page


NOT_FOUND = b'{"error":{"code":"BAD_REQUEST_ERROR","description":"Not found."}}'


def test_not_found_under_one_spelling_is_asked_about_under_others(
    support: Client, settings: Settings
) -> None:
    with picky({"+919845012345": [raw_order(1)]}) as sourcehub:
        sourcehub.without = NOT_FOUND
        _configure(settings, sourcehub)
        assert "00001 Asha Traders" in words(support.get(ADDRESS))


def test_not_found_under_any_spelling_is_no_fault(
    support: Client, nobody: Picky
) -> None:
    nobody.without = NOT_FOUND
    make_customer(5, contactperson_number=NATIONAL)
    page = words(support.get(ADDRESS))
    assert "SourceHub has no orders under" in page
    assert nobody.asked == [NATIONAL, "+919845012345", "09845012345"]


def test_another_complaint_is_told(support: Client, nobody: Picky) -> None:
    nobody.without = NOT_FOUND.replace(b"Not found.", b"Count is too large.")
    page = words(support.get(ADDRESS))
    assert "Count is too large." in page
    assert nobody.asked == [NATIONAL]
