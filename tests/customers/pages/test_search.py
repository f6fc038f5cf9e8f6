"""The search field: what finds whom."""

import unicodedata
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from customers.conditions import all_of
from customers.narrowing import listed
from customers.search import searches
from tests.customers.factory import make_customer

pytestmark = pytest.mark.django_db


def found(text: str) -> list[int]:
    met = all_of([listed(), *searches(text).met.conditions])
    return [customer.pk for customer in met.customers.order_by("id")]


@pytest.fixture
def amit() -> None:
    make_customer(
        9,
        contact_person_name="Amit De",
        company_name="Arobit Business Solutions Pvt Ltd",
        display_name="Arobit 50%_off",
        email="amit@arobit.in",
        contactperson_number="+91 91633-67906",
        company_phone="080 4123 4567",
        gstin="29AAPFU0939F1ZR",
        customer_code="0016393285",
        area="BTM",
        city="Bengaluru",
        state="Karnataka",
        pin_code="560063",
    )
    make_customer(10, display_name="राम ट्रेडर्स", contactperson_number="9740797408")


@pytest.mark.parametrize(
    "text",
    [
        "arobit",
        "AROBIT business",
        "ltd arobit",
        "  amit   bengaluru ",
        "Arobit, BTM",
        "amit@arobit.in",
        "29aapfu0939f1zr",
        "0016393285",
        "560063",
        "amit 560063",
        "50%_off",
    ],
)
@pytest.mark.usefixtures("amit")
def test_every_word_is_looked_for_in_all_that_a_customer_is_known_by(text: str) -> None:
    assert found(text) == [9]


@pytest.mark.parametrize(
    "text",
    [
        "9163367906",
        "91633 67906",
        "91633-67906",
        "+91 91633 67906",
        "+919163367906",
        "09163367906",
        "0091 91633 67906",
        "(91633) 67906",
        "９１６３３６７９０６",  # noqa: RUF001 -- full-width digits, as a phone pastes them
        "९१६३३६७९०६",
        "91633\u200b67906",
        "67906",
        "3367",
        "33-679",
        "+91 9163",
        "080 4123 4567",
        "0804123",
        "4123 4567",
        "amit 91633 67906",
        "560063 91633 67906",
        "560063 +919163367906",
    ],
)
@pytest.mark.usefixtures("amit")
def test_a_phone_is_found_in_any_spelling_and_from_four_digits(text: str) -> None:
    assert found(text) == [9]


@pytest.mark.parametrize("text", ["arobit mumbai", "9163367907", "50%off", "arobi_"])
@pytest.mark.usefixtures("amit")
def test_a_word_that_does_not_occur_finds_nobody(text: str) -> None:
    assert found(text) == []


@pytest.mark.usefixtures("amit")
def test_names_in_other_scripts_are_found() -> None:
    assert found("ट्रेडर्स राम") == [10]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("name", ["José", "क़मर", "Åsa"])
def test_a_name_is_found_however_it_and_the_search_were_composed(
    form: Literal["NFC", "NFD"], name: str
) -> None:
    make_customer(1, display_name=unicodedata.normalize("NFD", name))
    make_customer(2, display_name=unicodedata.normalize("NFC", name))
    assert found(unicodedata.normalize(form, name)) == [1, 2]


def test_a_letter_that_unicode_only_keeps_in_parts_is_found() -> None:
    make_customer(1, display_name="क\N{DEVANAGARI SIGN NUKTA}मर")
    assert found("\N{DEVANAGARI LETTER QA}मर") == [1]


def test_full_width_letters_are_found_by_common_ones() -> None:
    make_customer(1, display_name="Ａｓｈａ　Ｌｔｄ")  # noqa: RUF001 -- full width is meant
    assert found("asha ltd") == [1]


def test_a_financial_year_in_a_name_is_found_as_it_is_written() -> None:
    make_customer(1, display_name="Mela 2024-25")
    assert found("mela 2024-25") == [1]


@pytest.mark.parametrize("text", ["", "  ", "\0", " ,;: "])
@pytest.mark.usefixtures("amit")
def test_a_text_without_a_word_finds_everybody(text: str) -> None:
    assert found(text) == [9, 10]


class AnyText(TestCase):  # hypothesis rolls the database back after every example
    @settings(deadline=None)  # machines that test are busy ones
    @given(st.text(max_size=200))
    def test_any_text_is_looked_for_without_an_error(self, text: str) -> None:
        make_customer(1, display_name="Asha")
        found(text.encode("utf-8", "replace").decode())


@pytest.mark.parametrize("text", ["98450 12346", "12345004", "Karnataka"])
def test_what_a_row_shows_is_found(db: None, text: str) -> None:
    make_customer(
        1,
        contactperson_number="98450 12345 / 98450 12346",
        company_phone="12345004",
        city="Bengaluru",
        state="Karnataka",
    )
    make_customer(2, display_name="Another")
    assert found(text) == [1]
