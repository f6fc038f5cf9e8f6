"""What an invoice's figures come to: how tax stands to amount, and at which rate."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from orders.gst import How, Reckoned, reckon
from orders.rates import RATES
from orders.shapes import Shape, shape_of, why_odd
from sourcehub_portal.gateway.parsing import parse_order

from .factory import invoice, raw_order

paise = st.integers(min_value=0, max_value=10**10)
rates = st.sampled_from([rate for rate in RATES if rate])


def reckoned(**fields: Any) -> Reckoned:
    raw = raw_order(1, invoices=[invoice(1, **fields)])
    return reckon(parse_order(raw).invoices[0])


def figures(
    total: int,
    amount: int,
    *,
    cgst: int = 0,
    sgst: int = 0,
    igst: int = 0,
    discount: int = 0,
    returned: int = 0,
) -> Reckoned:
    """Of sums in paise."""
    return reckoned(
        total_amount=rupees(total),
        discount_amount=rupees(discount),
        returned_amount=rupees(returned),
        invoice_amount=rupees(amount),
        cgst=rupees(cgst),
        sgst=rupees(sgst),
        igst=rupees(igst),
    )


def rupees(paise: int) -> str:
    return str(Decimal(paise) / 100)


def half_up(fraction: Fraction) -> int:
    return int(fraction + Fraction(1, 2))


def test_tax_on_top() -> None:
    found = figures(100_000, 118_000, cgst=9_000, sgst=9_000)
    assert (found.how, found.shape) == (How.ON_TOP, Shape.SPLIT)
    assert (found.taxable, found.tax) == (Decimal(1000), Decimal(180))
    assert (found.rate_in_words, found.why) == ("18%", "")


def test_tax_included() -> None:
    found = figures(118_000, 118_000, igst=18_000)
    assert (found.how, found.shape) == (How.INCLUDED, Shape.INTEGRATED)
    assert (found.taxable, found.rate_in_words) == (Decimal(1000), "18%")


def test_the_documented_invoice_bears_no_tax() -> None:
    found = figures(6_500_000, 6_500_000)
    assert (found.how, found.shape) == (How.UNTAXED, Shape.NONE)
    assert (found.taxable, found.rate) == (Decimal(65000), Decimal(0))
    assert (found.gross, found.net) == (Decimal(65000), Decimal(65000))


def test_discount_and_returns_are_off_before_the_tax() -> None:
    found = figures(120_000, 94_400, igst=14_400, discount=20_000, returned=20_000)
    assert (found.how, found.taxable) == (How.ON_TOP, Decimal(800))
    assert (found.gross, found.net) == (Decimal(1144), Decimal(944))


def test_an_amount_may_stand_before_the_returns() -> None:
    found = figures(100_000, 118_000, igst=18_000, returned=50_000)
    assert (found.how, found.gross, found.net) == (
        How.ON_TOP,
        Decimal(1180),
        Decimal(680),
    )


def test_what_fits_two_ways_is_not_decided() -> None:
    found = figures(100_000, 100_000, igst=18_000, returned=18_000)
    assert found.how == How.UNCLEAR
    assert "as well as" in found.why
    assert (found.taxable, found.gross, found.net, found.rate) == (None,) * 4
    assert found.rate_in_words == "cannot tell"


def test_what_fits_no_way_says_what_it_should_be() -> None:
    found = figures(100_000, 117_900, igst=18_000)
    assert not found.reconciles
    assert "₹1,000.00" in found.why
    assert "₹1,180.00" in found.why
    assert "₹1,179.00" in found.why


def test_taxes_that_are_more_than_the_amount_are_not_of_it() -> None:
    included = figures(118_000, 0, cgst=9_000, sgst=9_000, returned=118_000)
    on_top = figures(100_000, 18_000, cgst=9_000, sgst=9_000, returned=100_000)
    nearly_all = figures(100_000, 28_000, cgst=9_000, sgst=9_000, returned=90_000)
    for found in (included, on_top, nearly_all):
        assert (found.how, found.taxable) == (How.UNCLEAR, None)
        assert "may be those before the returns" in found.why
    nothing_back = figures(10_000, 10_000, cgst=15_000, sgst=15_000)
    assert nothing_back.why == "The taxes are more than the amount."


@pytest.mark.parametrize(
    ("total", "returned", "taxes", "amount", "side"),
    [
        (90_000, 30_000, {"igst": 10_800}, 70_800, "before"),  # 18 % and 12 %
        (100_000, 40_000, {"igst": 3_000}, 63_000, "before"),  # 5 % and 3 %
        (100_000, 50_000, {"igst": 18_000}, 68_000, "before"),  # 36 % and 18 %
        (118_000, 23_600, {"cgst": 9_000, "sgst": 9_000}, 94_400, "before"),
        (100_000, 50_000, {"igst": 9_000}, 109_000, "after"),  # 9 % and 18 %
        (-90_000, -30_000, {"igst": -10_800}, -70_800, "before"),
    ],
)
def test_taxes_that_may_be_of_the_other_side_of_the_returns_are_of_neither(
    total: int, returned: int, taxes: dict[str, int], amount: int, side: str
) -> None:
    found = figures(total, amount, returned=returned, **taxes)
    assert (found.taxable, found.rate) == (None, None)
    assert (found.how, found.in_words) == (How.UNCLEAR, "cannot tell")
    assert f"may be those {side} the returns" in found.why
    assert found.gross is not None
    assert found.net == found.gross - Decimal(returned) / 100


def test_what_is_nothing_to_the_paisa_is_nothing() -> None:
    noise = "1.4210854715202004e-14"
    found = reckoned(igst=noise)
    assert (found.shape, found.rate_in_words) == (Shape.SPLIT, "18%")
    found = reckoned(cgst=0, sgst=0, igst=noise, invoice_amount=1000)
    assert (found.how, found.shape) == (How.UNTAXED, Shape.NONE)
    found = reckoned(returned_amount=noise)
    assert (found.how, found.rate_in_words) == (How.ON_TOP, "18%")


@pytest.mark.parametrize(
    "name", ["total_amount", "discount_amount", "returned_amount", "cgst", "sgst"]
)
def test_what_is_sent_and_cannot_be_read_is_not_nothing(name: str) -> None:
    found = reckoned(**{name: "Rs 500"})
    assert (found.how, found.taxable, found.net) == (How.UNCLEAR, None, None)
    assert found.why == "SourceHub sends an amount that cannot be read."


@pytest.mark.parametrize("name", ["cgst", "sgst", "igst"])
def test_a_tax_that_cannot_be_read_leaves_no_total_of_taxes(name: str) -> None:
    assert reckoned(**{name: "9%"}).tax is None
    assert reckoned(total_amount="Rs 500").tax == Decimal(180)


def test_halves_of_a_tax_may_have_the_noise_of_a_double() -> None:
    found = reckoned(
        total_amount=1001.1111,
        invoice_amount="1181.311100000000001",
        cgst="90.1",
        sgst="90.10000000000001",
    )
    assert (found.how, found.shape) == (How.ON_TOP, Shape.SPLIT)


@pytest.mark.parametrize("missing", ["total_amount", "invoice_amount"])
def test_what_sourcehub_leaves_out_is_not_guessed(missing: str) -> None:
    found = reckoned(**{missing: None})
    assert found.how == How.UNCLEAR
    assert "leaves out" in found.why
    assert found.tax == Decimal(180)


def test_without_any_tax_that_is_known_nothing_is_told() -> None:
    assert reckoned(cgst=None, sgst=None, igst=None).how == How.UNCLEAR


@pytest.mark.parametrize(
    ("taxes", "shape"),
    [
        ({"cgst": 90, "sgst": 90, "igst": 0}, Shape.SPLIT),
        ({"cgst": 0, "sgst": 0, "igst": 180}, Shape.INTEGRATED),
        ({"cgst": None, "sgst": None, "igst": 180}, Shape.INTEGRATED),
        ({"cgst": 0, "sgst": 0, "igst": 0}, Shape.NONE),
        ({"cgst": 90, "sgst": 91, "igst": 0}, Shape.ODD),
        ({"cgst": 90, "sgst": 0, "igst": 0}, Shape.ODD),
        ({"cgst": 60, "sgst": 60, "igst": 60}, Shape.ODD),
        ({"cgst": -90, "sgst": -90, "igst": 0}, Shape.ODD),
    ],
)
def test_the_shape_of_the_taxes(taxes: dict[str, Any], shape: Shape) -> None:
    assert reckoned(**taxes).shape == shape


@pytest.mark.parametrize("taxes", [{"cgst": -90, "sgst": -90}, {"igst": -180}])
@pytest.mark.parametrize(("total", "how"), [(-1000, "on top"), (-1180, "included")])
def test_an_invoice_that_gives_back_is_read_as_one_that_asks(
    taxes: dict[str, int], total: int, how: str
) -> None:
    nothing = {"cgst": 0, "sgst": 0, "igst": 0}
    amounts = {"total_amount": total, "invoice_amount": -1180}
    found = reckoned(**nothing | amounts | taxes)
    assert (found.how, found.rate_in_words) == (f"tax {how}", "18%")
    assert (found.taxable, found.tax) == (Decimal(-1000), Decimal(-180))


def test_taxes_against_the_amount_are_unusual() -> None:
    for amount, tax in ((-820, 90), (820, -90)):
        raw = raw_order(
            1, invoices=[invoice(1, invoice_amount=amount, cgst=tax, sgst=tax, igst=0)]
        )
        (odd,) = parse_order(raw).invoices
        assert shape_of(odd) == Shape.ODD
        assert "below nothing" in why_odd(odd)


def test_of_an_amount_that_is_left_out_no_sign_is_told() -> None:
    raw = raw_order(1, invoices=[invoice(1, invoice_amount=None, cgst=-9, sgst=-9)])
    (odd,) = parse_order(raw).invoices
    assert why_odd(odd) == "The taxes are below nothing."


def test_unequal_halves_have_no_rate() -> None:
    found = figures(100_000, 118_000, cgst=8_000, sgst=10_000)
    assert (found.how, found.rate_in_words) == (How.ON_TOP, "cannot tell")


@pytest.mark.parametrize("tax", [17_990, 18_010, 11_500])
def test_a_tax_that_is_near_a_rate_is_mixed(tax: int) -> None:
    assert figures(100_000, 100_000 + tax, igst=tax).rate_in_words == "mixed"


def test_a_tax_above_all_rates_is_no_mixture_of_them() -> None:
    assert figures(100_000, 150_000, igst=50_000).in_words == (
        "unusual taxes, tax on top"
    )
    assert figures(10_000, 10_000, igst=10_000).rate_in_words == "cannot tell"


def test_of_a_few_paise_no_rate_can_be_told() -> None:
    """One paisa on ₹0.20 is 3, 5, 6 or 7.5 %."""
    found = figures(20, 21, igst=1)
    assert (found.rate, found.rate_in_words) == (None, "mixed")


@given(paise, rates)
def test_the_rate_of_a_tax_on_top_is_found(taxable: int, rate: Decimal) -> None:
    assume(taxable > 100_000)
    tax = half_up(Fraction(taxable) * Fraction(rate) / 100)
    assert figures(taxable, taxable + tax, igst=tax).rate == rate
    half = half_up(Fraction(taxable) * Fraction(rate) / 200)
    split = figures(taxable, taxable + 2 * half, cgst=half, sgst=half)
    assert (split.how, split.rate) == (How.ON_TOP, rate)


@given(paise, rates)
def test_the_rate_of_a_tax_within_is_found(amount: int, rate: Decimal) -> None:
    assume(amount > 100_000)
    tax = half_up(amount * Fraction(rate) / (100 + Fraction(rate)))
    found = figures(amount, amount, igst=tax)
    assert (found.how, found.rate) == (How.INCLUDED, rate)


@given(paise, paise, st.integers(0, 99), st.integers(0, 40), st.sampled_from(range(4)))
def test_whatever_adds_up_is_taken_apart_to_the_paisa(
    total: int, discount: int, back: int, share: int, way: int
) -> None:
    on_top, net = divmod(way, 2)
    before, returned = total + discount, total * back // 100
    left = total - (returned if net else 0)
    tax = left * share // 140
    assume(tax != returned)
    amount = left + (tax if on_top else 0)
    found = figures(before, amount, igst=tax, discount=discount, returned=returned)
    assert found.reconciles or (returned and "the returns" in found.why)
    if found.taxable is not None:
        assert found.taxable + Decimal(tax) / 100 == Decimal(amount) / 100
    assert (found.taxable is None) != found.reconciles
    assert found.gross is not None
    assert found.gross - (found.net or 0) == Decimal(returned) / 100


AMOUNTS = (
    "total_amount",
    "discount_amount",
    "returned_amount",
    "invoice_amount",
    "cgst",
    "sgst",
    "igst",
)
any_amount = st.none() | st.decimals(allow_nan=False, allow_infinity=False)


@given(st.lists(any_amount, min_size=len(AMOUNTS), max_size=len(AMOUNTS)))
def test_no_figures_break_it(amounts: list[Decimal | None]) -> None:
    texts = [None if each is None else f"{each:f}" for each in amounts]
    found = reckoned(**dict(zip(AMOUNTS, texts, strict=True)))
    assert found.how in How
    assert bool(found.why) != found.reconciles


def test_an_amount_that_was_a_double_on_its_way_fits_to_the_paisa() -> None:
    found = reckoned(
        total_amount=1000.1, cgst=90.01, sgst=90.01, invoice_amount=1180.1200000000001
    )
    assert (found.how, found.rate_in_words) == (How.ON_TOP, "18%")
    assert found.gross == Decimal("1180.1200000000001")
