"""Which taxes a sale should bear, in one sentence."""

import pytest

from orders.shapes import Shape
from orders.supply import Supply, expected
from orders.zero_rated import why_zero_rated

KARNATAKA, KERALA, MAHARASHTRA = "29AAACH7409R1ZX", "32AADCK5978M1Z0", "27AAPFU0939F1ZV"


@pytest.mark.parametrize(
    ("gstin", "state", "kind", "words"),
    [
        (KARNATAKA, "Karnataka", Supply.WITHIN, "both in Karnataka: CGST and SGST"),
        (KERALA, "Kerala", Supply.BETWEEN, "the customer in Kerala: IGST"),
        ("", "Karnataka", Supply.WITHIN, "both in Karnataka"),
        (KERALA, "", Supply.BETWEEN, "the customer in Kerala"),
        ("7896GHYO2030256", "Kerala", Supply.BETWEEN, "the customer in Kerala"),
        ("9917IRL29003OSG", "Kerala", Supply.BETWEEN, "the customer in Kerala"),
        (KERALA, "Maharashtra", Supply.BETWEEN, "IGST is expected either way"),
        (KARNATAKA, "Kerala", None, "expected by the one, IGST by the other"),
        (KERALA, "Karnataka", None, "IGST is expected by the one"),
        ("", "", None, "cannot be said"),
        ("", "Narnia", None, "cannot be said"),
    ],
)
def test_what_is_expected_of_a_seller_in_karnataka(
    gstin: str, state: str, kind: Supply | None, words: str
) -> None:
    found = expected(home="29", gstin=gstin, state=state)
    assert found.kind == kind
    assert words in found.sentence
    assert found.home == "Karnataka"


@pytest.mark.parametrize("home", ["", "00", "x"])
def test_where_the_seller_is_not_known_nothing_is_judged(home: str) -> None:
    found = expected(home=home, gstin=KARNATAKA, state="Kerala")
    assert (found.kind, found.sentence, found.home) == (None, "", "")
    assert found.remark(Shape.SPLIT) == ""


def test_the_states_are_told_where_they_disagree() -> None:
    found = expected(home="29", gstin=KERALA, state="Maharashtra")
    assert found.disagree
    assert (found.by_gstin, found.by_address) == ("Kerala", "Maharashtra")
    assert not expected(home="29", gstin=KERALA, state="kerala").disagree


def test_a_state_that_is_no_more_counts_as_what_it_became() -> None:
    found = expected(home="37", gstin="", state="Andhra Pradesh")
    assert found.kind == Supply.WITHIN


@pytest.mark.parametrize(
    ("state", "shape", "remark"),
    [
        ("Karnataka", Shape.SPLIT, ""),
        (
            "Karnataka",
            Shape.INTEGRATED,
            "It bears IGST, where CGST and SGST are expected.",
        ),
        ("Kerala", Shape.SPLIT, "It bears CGST and SGST, where IGST is expected."),
        ("Kerala", Shape.INTEGRATED, ""),
        ("Kerala", Shape.NONE, ""),
        ("Kerala", Shape.ODD, ""),
        ("", Shape.INTEGRATED, ""),
    ],
)
def test_other_taxes_than_expected_are_remarked_on(
    state: str, shape: Shape, remark: str
) -> None:
    assert expected(home="29", gstin="", state=state).remark(shape) == remark


@pytest.mark.parametrize(
    ("treatment", "why"),
    [
        ("Overseas", "is overseas"),
        ("overseas_customer", "is overseas"),
        ("Export", "is overseas"),
        ("SEZ", "is in a special economic zone"),
        ("Registered - S.E.Z. unit", "is in a special economic zone"),
        ("special-economic_zone developer", "is in a special economic zone"),
        ("Deemed Export", ""),
        ("Registered, non-SEZ", ""),
        ("Non Overseas", ""),
        ("Registered GST", ""),
        ("Unregistered", ""),
        ("Consumer", ""),
        ("Composition", ""),
        ("Exporter of size", ""),
        ("Export-Oriented Unit", ""),
        ("Not SEZ", ""),
        ("Not Registered - Overseas", "is overseas"),
        ("Non-resident foreign", "is overseas"),
        ("Export, non-SEZ", "is overseas"),
        ("Non registered (SEZ)", "is in a special economic zone"),
        ("Not in SEZ", ""),
        ("Not an export", ""),
        ("Not for export", ""),
        ("Unregistered - not overseas", ""),
        ("", ""),
    ],
)
def test_a_treatment_tells_whether_a_sale_is_zero_rated(
    treatment: str, why: str
) -> None:
    assert why_zero_rated(treatment) == why


@pytest.mark.parametrize("state", ["Karnataka", "Kerala", ""])
def test_an_overseas_customer_is_judged_by_that_and_no_state(state: str) -> None:
    found = expected(home="29", gstin="", state=state, treatment="Overseas")
    assert found.sentence == (
        "The customer is overseas: IGST is expected, or no tax under a bond or a letter"
        " of undertaking."
    )
    assert found.remark(Shape.SPLIT) == (
        "It bears CGST and SGST, where IGST is expected."
    )
    assert {found.remark(each) for each in (Shape.NONE, Shape.INTEGRATED)} == {""}


def test_of_an_overseas_customer_nothing_is_judged_without_the_seller() -> None:
    found = expected(home="", gstin="", state="Kerala", treatment="Overseas")
    assert (found.kind, found.sentence) == (None, "")
