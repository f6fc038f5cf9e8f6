import json
from typing import Any

import pytest

from sourcehub_portal.gateway.errors import NotJson, UnexpectedShape
from sourcehub_portal.gateway.parsing import parse_customer
from sourcehub_portal.gateway.records import Address, Area, City, PostalCode, State


def _sample(customers_sample: bytes) -> dict[str, Any]:
    customer: dict[str, Any] = json.loads(customers_sample)["data"]["customers"][0]
    return customer


def test_sample_customer_has_every_documented_field(customers_sample: bytes) -> None:
    raw = json.dumps(_sample(customers_sample))
    customer = parse_customer(raw)
    assert customer.id == 9
    assert customer.contact_person_name == "Amit De"
    assert customer.company_name == "Arobit Business Solutions Pvt Ltd"
    assert customer.display_name == "Arobit Business Solutions Pvt Ltd"
    assert customer.email == ""
    assert customer.contactperson_number == "9163367906"
    assert customer.company_phone == "9163367906"
    assert customer.gst_treatment == "Unregistered"
    assert customer.gstin == ""
    assert customer.customer_code == "1639328586"
    assert customer.status == "Active"
    assert customer.approval == "accepted"
    assert customer.raw == raw
    assert customer.remarks == ()


def test_sample_address_is_read_down_to_the_state(customers_sample: bytes) -> None:
    customer = parse_customer(json.dumps(_sample(customers_sample)))
    karnataka = State(id=1, code="K001", name="Karnataka")
    bengaluru = City(id=1, name="Bengaluru", code="BEN1", state=karnataka)
    assert customer.address == Address(
        line1="Tarakeswar",
        line2="",
        area=Area(id=108, name="BTM", code="", city=bengaluru),
        postal_code=PostalCode(id=30, code="560063"),
    )


@pytest.mark.parametrize("address", ["[]", "{}", "null", '""'])
def test_an_empty_address_is_none_without_remark(address: str) -> None:
    customer = parse_customer(f'{{"id": 3, "address": {address}}}')
    assert customer.address is None
    assert customer.remarks == ()


def test_an_absent_address_is_none() -> None:
    assert parse_customer('{"id": 3}').address is None


@pytest.mark.parametrize("name", ["area", "postalcode"])
def test_an_address_with_an_empty_part_keeps_its_lines(name: str) -> None:
    raw = json.dumps({"id": 3, "address": {"addressline1": "MG Road", name: []}})
    assert parse_customer(raw).address == Address("MG Road", "", None, None)


@pytest.mark.parametrize("email", ["null", '""', '"  "'])
def test_an_empty_email_is_an_empty_text(email: str) -> None:
    assert parse_customer(f'{{"id": 3, "email": {email}}}').email == ""


def test_texts_lose_the_white_space_around_them_only() -> None:
    raw = json.dumps({"id": 3, "company_name": " \tShree  Balaji\n"})
    assert parse_customer(raw).company_name == "Shree  Balaji"


def test_a_number_where_a_text_is_due_is_its_text() -> None:
    assert parse_customer('{"id": 3, "company_phone": 98450}').company_phone == "98450"


def test_nul_becomes_the_replacement_character() -> None:
    raw = r'{"id": 3, "company_name": "a\u0000b"}'
    assert parse_customer(raw).company_name == "a\N{REPLACEMENT CHARACTER}b"


def test_lone_surrogates_become_the_replacement_character() -> None:
    raw = (
        r'{"id": 3, "company_name": "a\ud83d b\udc00", "display_name": "\ud83d\ude00"}'
    )
    customer = parse_customer(raw)
    assert customer.company_name == "a\ufffd b\ufffd"
    assert customer.display_name == "😀"
    assert customer.raw == raw


def test_an_escaped_backslash_is_not_taken_for_a_surrogate() -> None:
    raw = r'{"id": 3, "company_name": "\ud800", "display_name": "\\ud800"}'
    assert parse_customer(raw).display_name == r"\ud800"


def test_markup_and_right_to_left_marks_stay_as_they_are() -> None:
    name = "<b>Bold</b> Foods \u202e=SUM(A1)"
    assert parse_customer(json.dumps({"id": 3, "company_name": name})).company_name == (
        name
    )


def test_a_long_name_is_not_cut() -> None:
    raw = json.dumps({"id": 3, "company_name": "ಅ" * 300})
    assert parse_customer(raw).company_name == "ಅ" * 300


def test_an_id_as_text_is_read() -> None:
    assert parse_customer('{"id": " 613 "}').id == 613


def test_a_field_of_the_wrong_kind_is_remarked_by_its_name() -> None:
    raw = json.dumps({"id": 3, "gstin": {"a": 1}, "address": {"area": {"id": "x"}}})
    customer = parse_customer(raw)
    assert customer.gstin == ""
    assert customer.remarks == (
        "gstin: an object is not a text",
        "address.area.id: 'x' is not an id",
    )


def test_unknown_fields_are_kept_in_the_raw_json() -> None:
    raw = '{"id": 3, "loyalty": {"points": 1.50}}'
    assert parse_customer(raw).raw == raw


@pytest.mark.parametrize(
    "raw", ["[]", "5", '{"id": null}', '{"id": 0}', '{"id": true}']
)
def test_a_row_without_usable_id_is_refused(raw: str) -> None:
    with pytest.raises(UnexpectedShape):
        parse_customer(raw)


@pytest.mark.parametrize("raw", ["", "{", '{"id": NaN}', r'{"id": 3, "email": "\x"}'])
def test_a_row_that_is_not_json_is_refused(raw: str) -> None:
    with pytest.raises(NotJson):
        parse_customer(raw)
