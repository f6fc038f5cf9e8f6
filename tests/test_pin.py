"""PIN codes and the states that they lie in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcehub_portal.gstin import GST_STATES
from sourcehub_portal.pin import check_pin, disagree, is_pin, state_code, states_of_pin
from sourcehub_portal.sandbox.data import load

# Where each government sits, by India Post.
CAPITALS = {
    "Andaman and Nicobar Islands": "744101",
    "Andhra Pradesh": "522020",
    "Arunachal Pradesh": "791111",
    "Assam": "781006",
    "Bihar": "800001",
    "Chandigarh": "160017",
    "Chhattisgarh": "492001",
    "Dadra and Nagar Haveli and Daman and Diu": "396210",
    "Delhi": "110001",
    "Goa": "403001",
    "Gujarat": "382010",
    "Haryana": "134109",
    "Himachal Pradesh": "171001",
    "Jammu and Kashmir": "190001",
    "Jharkhand": "834001",
    "Karnataka": "560001",
    "Kerala": "695001",
    "Ladakh": "194101",
    "Lakshadweep": "682555",
    "Madhya Pradesh": "462001",
    "Maharashtra": "400001",
    "Manipur": "795001",
    "Meghalaya": "793001",
    "Mizoram": "796001",
    "Nagaland": "797001",
    "Odisha": "751001",
    "Puducherry": "605001",
    "Punjab": "160055",
    "Rajasthan": "302001",
    "Sikkim": "737101",
    "Tamil Nadu": "600001",
    "Telangana": "500001",
    "Tripura": "799001",
    "Uttar Pradesh": "226001",
    "Uttarakhand": "248001",
    "West Bengal": "700001",
}


def test_every_state_of_today_has_its_capital_here() -> None:
    of_no_state = {"Daman and Diu", "Andhra Pradesh (before 2014)"}
    of_no_state |= {"Other Territory", "Centre Jurisdiction"}
    assert set(CAPITALS) == set(GST_STATES.values()) - of_no_state


@given(st.sampled_from(sorted(CAPITALS)))
def test_the_pin_of_a_capital_agrees_with_its_state(state: str) -> None:
    assert check_pin(CAPITALS[state], state).agrees


@given(st.sampled_from(sorted(CAPITALS)), st.sampled_from(sorted(CAPITALS)))
def test_a_pin_agrees_with_a_state_just_where_it_may_lie_in_it(
    there: str, state: str
) -> None:
    check = check_pin(CAPITALS[there], state)
    assert check.agrees is (state in states_of_pin(CAPITALS[there]))
    assert bool(check.remark) is not check.agrees


@pytest.mark.parametrize(
    ("pin", "state"),
    [
        ("160062", "Punjab"),  # Mohali is counted to Chandigarh
        ("247667", "Uttarakhand"),  # Roorkee, beside Saharanpur
        ("247001", "Uttar Pradesh"),
        ("262308", "Uttarakhand"),
        ("362520", "Daman & Diu"),
        ("396230", "Dadra & Nagar Haveli"),
        ("507136", "Andhra Pradesh"),  # came from Khammam in 2014
        ("533464", "Puducherry"),  # Yanam
        ("609602", "Pondicherry"),  # Karaikal
        ("673310", "Puducherry"),  # Mahe
        ("194101", "Jammu & Kashmir"),
        ("814112", "Jharkhand"),
        ("811201", "Bihar"),
        ("737101", "sikkim"),
        ("751001", "Orissa"),
        ("600 028", "TamilNadu"),
    ],
)
def test_a_border_or_an_old_name_is_no_disagreement(pin: str, state: str) -> None:
    assert check_pin(pin, state).agrees


@pytest.mark.parametrize(
    ("pin", "state", "remark"),
    [
        (
            "560022",
            "Kerala",
            "560022 lies in Karnataka, the address says Kerala.",
        ),
        (
            "247667",
            "Goa",
            "247667 lies in Uttar Pradesh or Uttarakhand, the address says Goa.",
        ),
        ("56002", "Karnataka", "56002 is no PIN code: it has 5 digits instead of 6."),
        ("290001", "", "290001 is no PIN code: none begins so."),
        ("056002", "", "056002 is no PIN code: none begins so."),
        (
            "५६००२२",
            "Karnataka",
            "५६००२२ is no PIN code: there is something else than digits in it.",
        ),
    ],
)
def test_a_disagreement_says_both_sides(pin: str, state: str, remark: str) -> None:
    assert check_pin(pin, state).remark == remark


@pytest.mark.parametrize(
    ("pin", "state"),
    [("", "Kerala"), (" ", "Kerala"), ("560022", ""), ("560022", "Bavaria")],
)
def test_of_what_is_unknown_nothing_is_said(pin: str, state: str) -> None:
    check = check_pin(pin, state)
    assert (check.agrees, check.remark) == (False, "")


@pytest.mark.parametrize("pin", ["900056", "926918", "937356", "990099"])
def test_the_armys_post_offices_are_in_no_state(pin: str) -> None:
    assert is_pin(pin)
    assert states_of_pin(pin) == ()
    assert not disagree(pin, "Kerala")


def test_the_pretend_customers_live_where_their_pins_are() -> None:
    book = load("places")
    for city in book["cities"]:
        for pin in city["pins"]:
            assert not disagree(str(pin), city["state"]), city["name"]


@given(st.text(), st.text())
def test_any_text_is_judged(pin: str, state: str) -> None:
    check = check_pin(pin, state)
    assert not (check.agrees and check.remark)
    assert disagree(pin, state) is bool(check.remark)


@pytest.mark.parametrize("state", ["Andhra Pradesh", "ANDHRA  PRADESH", "Andhra"])
def test_a_state_is_known_however_it_is_written(state: str) -> None:
    assert state_code(state) == "37"
