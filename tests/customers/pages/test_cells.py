"""How a row is written: as the page has always shown it, and made harmless."""

import re

import pytest
from django.templatetags.static import static
from django.utils.html import conditional_escape
from hypothesis import given
from hypothesis import strategies as st

from customers.cells import CELLS, fields_of, phone, rows_html
from customers.declared import DEFAULT, HEADERS
from customers.models import Customer
from sourcehub_portal.phone import is_mobile as may_be_mobile
from sourcehub_portal.phone import national_number, phone_of_ten, read_phone
from sourcehub_portal.templatetags.portal import phone_link
from tests.customers.factory import make_customer

ICONS = static("icons.svg")
_TEN = st.from_regex(r"[1-9][0-9]{9}", fullmatch=True)
_BEFORE = st.sampled_from(
    ["", "0", "91", "+91", "+91 ", "(+91) ", "0091-", "00", "tel "]
)
_BETWEEN = st.sampled_from(["", " ", "-", ".", ") ", " / ", ", 9845012345", " ext 12"])


@given(before=_BEFORE, digits=_TEN, between=_BETWEEN, place=st.integers(0, 10))
def test_a_phone_is_written_as_ever(
    before: str, digits: str, between: str, place: int
) -> None:
    text = f"{before}{digits[:place]}{between}{digits[place:]}"
    written = phone(text, national_number(text), ICONS)
    assert written == conditional_escape(phone_link(text))


@given(text=st.text(max_size=30))
def test_a_text_in_place_of_a_phone_is_written_as_ever(text: str) -> None:
    assert phone(text, national_number(text), ICONS) == conditional_escape(
        phone_link(text)
    )


@given(digits=_TEN)
def test_ten_digits_are_the_phone_that_reading_them_gives(digits: str) -> None:
    found = read_phone(digits)
    if found and found.national == digits:
        assert phone_of_ten(digits) == found
        if digits[0] in "6789":
            assert may_be_mobile(digits) == found.mobile


def test_every_column_of_the_table_can_be_written() -> None:
    assert CELLS.keys() == HEADERS.keys()


@pytest.mark.django_db
def test_a_row_is_what_the_table_showed_before() -> None:
    made = make_customer(
        7,
        display_name="A & B",
        contact_person_name="",
        contactperson_number="98450 12345",
        city="Kochi",
        state="Kerala",
    )
    headers = {name: HEADERS[name] for name in DEFAULT}
    row = str(rows_html([made], headers))
    assert row.startswith(
        '<tr id="c7"><th scope="row"><a href="/customers/7/">A &amp; B</a></th>'
        '<td data-label="Contact">—</td><td data-label="Phone">'
        '<a class="phone" href="tel:+919845012345">+91 98450 12345</a> '
    )
    assert '<td data-label="City">Kochi</td><td data-label="State">Kerala</td>' in row
    assert row.count('<span class="badge badge--success">') == 2


@pytest.mark.django_db
def test_no_field_s_markup_runs() -> None:
    evil = "<b>\"'&"
    fields = ("company_name", "contact_person_name", "customer_code", "gstin", "email")
    made = make_customer(
        7,
        display_name=evil,
        contactperson_number=evil,
        company_phone=evil,
        status=evil,
        approval=evil,
        city=evil,
        state=evil,
        area=evil,
        pin_code=evil,
        gst_treatment=evil,
        **dict.fromkeys(fields, evil),
    )
    assert "<b>" not in rows_html([made], HEADERS)


@pytest.mark.django_db
def test_a_row_needs_no_more_fields_than_its_columns() -> None:
    make_customer(7, city="Kochi")
    fields = fields_of(["name", "city"])
    assert "raw" not in fields
    row = Customer.objects.values_list(*fields, named=True).get()
    written = rows_html([row], {"name": "Name", "city": "City"})
    assert re.findall(r">([^<>]+)</", str(written)) == ["Customer 7", "Kochi"]
