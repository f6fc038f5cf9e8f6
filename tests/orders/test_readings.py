"""How an invoice's figures are read, for any figures: exactly, or not at all."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from orders.gst import How, Reckoned, reckon
from orders.rates import RATES
from orders.shapes import Shape
from orders.sums import exactly
from sourcehub_portal.gateway.records import Invoice

NONE, PAISA = Decimal(0), Decimal("0.01")
sums = st.decimals(min_value=0, max_value=10**9, places=2)
some = st.decimals(min_value=1_000, max_value=10**9, places=2)
rates = st.sampled_from([rate for rate in RATES if rate])
either = st.booleans()


def reckoned(
    total: Decimal | None,
    amount: Decimal | None,
    *taxes: Decimal | None,
    discount: Decimal | None = NONE,
    returned: Decimal | None = NONE,
) -> Reckoned:
    """Of `taxes` there are three, CGST, SGST and IGST, in rupees like all else."""
    cgst, sgst, igst = taxes
    return reckon(
        Invoice(
            id=1,
            number="INV-1",
            date=None,
            due_date=None,
            total=total,
            discount=discount,
            returned=returned,
            amount=amount,
            cgst=cgst,
            sgst=sgst,
            igst=igst,
        )
    )


def rounded(exact: Fraction) -> Decimal:
    """To the paisa, half up."""
    return Decimal(int(exact * 100 + Fraction(1, 2))) * PAISA


def shared(tax: Fraction, *, split: bool) -> tuple[Decimal, Decimal, Decimal]:
    """CGST, SGST and IGST of a tax, each rounded by itself."""
    if split:
        return rounded(tax / 2), rounded(tax / 2), NONE
    return NONE, NONE, rounded(tax)


@given(left=some, discount=sums, returned=sums, rate=rates, split=either, net=either)
def test_a_tax_on_top_is_read_as_on_top(
    *,
    left: Decimal,
    discount: Decimal,
    returned: Decimal,
    rate: Decimal,
    split: bool,
    net: bool,
) -> None:
    taxes = shared(Fraction(left) * Fraction(rate) / 100, split=split)
    assume(sum(taxes) != returned)
    found = reckoned(
        left + discount + (returned if net else NONE),
        left + sum(taxes),
        *taxes,
        discount=discount,
        returned=returned,
    )
    assume("the returns" not in found.why)  # they fit the other side of them, too
    assert (found.how, found.why) == (How.ON_TOP, "")
    assert found.shape == (Shape.SPLIT if split else Shape.INTEGRATED)
    assert (found.taxable, found.tax, found.rate) == (left, sum(taxes), rate)
    assert found.gross == left + sum(taxes) + (returned if net else NONE)
    assert found.net == found.gross - returned


@given(left=some, discount=sums, returned=sums, rate=rates, split=either, net=either)
def test_a_tax_within_is_read_as_included(
    *,
    left: Decimal,
    discount: Decimal,
    returned: Decimal,
    rate: Decimal,
    split: bool,
    net: bool,
) -> None:
    tax = Fraction(left) * Fraction(rate) / (100 + Fraction(rate))
    taxes = shared(tax, split=split)
    assume(sum(taxes) != returned)
    found = reckoned(
        left + discount + (returned if net else NONE),
        left,
        *taxes,
        discount=discount,
        returned=returned,
    )
    assume("the returns" not in found.why)  # they fit the other side of them, too
    assert (found.how, found.why) == (How.INCLUDED, "")
    assert (found.taxable, found.rate) == (left - sum(taxes), rate)
    assert found.gross == left + (returned if net else NONE)
    assert found.net == found.gross - returned


@given(before=some, tax=some)
def test_what_came_back_for_as_much_as_the_tax_is_read_no_way(
    before: Decimal, tax: Decimal
) -> None:
    """The amount is what it was before both: on top and returned, or neither."""
    found = reckoned(before, before, NONE, NONE, tax, returned=tax)
    assert (found.how, found.taxable, found.rate) == (How.UNCLEAR, None, None)
    assert "as well as" in found.why


@pytest.mark.parametrize("split", [True, False])
@given(taxable=some, rate=rates, off=st.decimals("-0.03", "0.03", places=4))
@example(taxable=Decimal(1000), rate=Decimal(18), off=Decimal("0.005"))
@example(taxable=Decimal(1000), rate=Decimal(18), off=Decimal("-0.005"))
@example(taxable=Decimal(1000), rate=Decimal(18), off=Decimal("0.0051"))
@example(taxable=Decimal(1000), rate=Decimal(18), off=Decimal("-0.0051"))
@example(taxable=Decimal(1000), rate=Decimal(18), off=Decimal("0.015"))
def test_a_tax_that_is_more_than_a_rounding_off_has_no_rate(
    *, split: bool, taxable: Decimal, rate: Decimal, off: Decimal
) -> None:
    """From ₹1,000 on, no two rates are as near to each other as three paise."""
    tax = taxable * rate / (200 if split else 100) + off
    taxes = (tax, tax, NONE) if split else (NONE, NONE, tax)
    found = reckoned(taxable, taxable + sum(taxes), *taxes)
    assert (found.how, found.taxable) == (How.ON_TOP, taxable)
    assert found.rate == (rate if abs(off) <= PAISA / 2 else None)


@given(taxable=some, rate=rates, paise=st.integers(2, 40), more=either)
def test_a_rounded_tax_that_is_paise_off_is_mixed(
    *, taxable: Decimal, rate: Decimal, paise: int, more: bool
) -> None:
    tax = rounded(Fraction(taxable) * Fraction(rate) / 100)
    tax += paise * PAISA if more else -paise * PAISA
    found = reckoned(taxable, taxable + tax, NONE, NONE, tax)
    assert (found.rate, found.rate_in_words) == (None, "mixed")


# Few and small, so that they add up by chance as well; and as large as none is.
small = st.integers(-3, 3).map(Decimal)
any_sum = small | st.decimals(-(10**40), 10**40, places=30)
any_amount = st.none() | any_sum


@given(
    figures=st.tuples(any_amount, any_amount, any_amount, any_amount, any_amount),
    discount=any_amount,
    returned=any_amount,
)
def test_no_figures_break_it_and_what_is_not_read_says_why(
    figures: tuple[Decimal | None, ...],
    discount: Decimal | None,
    returned: Decimal | None,
) -> None:
    found = reckoned(*figures, discount=discount, returned=returned)
    assert found.reconciles is (found.why == "") is (found.taxable is not None)
    assert found.reconciles or found.rate is None
    assert (found.gross is None) is (found.net is None)
    assert found.gross is not None or not found.reconciles
    assert found.rate is None or found.rate in RATES


@given(
    total=any_sum,
    taxes=st.tuples(any_sum, any_amount, any_amount),
    returned=any_amount,
    on_top=either,
    net=either,
)
def test_what_adds_up_is_read_to_the_last_digit(
    *,
    total: Decimal,
    taxes: tuple[Decimal, Decimal | None, Decimal | None],
    returned: Decimal | None,
    on_top: bool,
    net: bool,
) -> None:
    assume(not returned or abs(returned) >= PAISA / 2)  # less is noise
    with exactly():
        tax = sum(each or NONE for each in taxes)
        gross = total + (tax if on_top else NONE)
        left = gross - (returned or NONE)
        amount = left if net else gross
        taxable = amount - tax
    found = reckoned(total, amount, *taxes, discount=None, returned=returned)
    assume(found.reconciles)
    assert (found.gross, found.net) == (gross, left)
    assert (found.taxable, found.tax) == (taxable, tax)
