"""The sandbox's GSTINs, judged by a library that knows the rules."""

import pytest
from stdnum.in_ import gstin as judge

from sourcehub_portal.sandbox import gstin
from sourcehub_portal.sandbox.numbers import Draws


@pytest.mark.parametrize("number", range(200))
def test_a_made_gstin_is_valid(number: int) -> None:
    draws = Draws(1, "test", number)
    made = gstin.gstin(state="29", pan=gstin.pan(draws), entity=draws.between(1, 35))
    assert judge.validate(made) == made


@pytest.mark.parametrize("published", ["27AAPFU0939F1ZV", "29AAACH7409R1ZX"])
def test_check_digit_is_that_of_published_examples(published: str) -> None:
    assert gstin.check_digit(published[:14]) == published[14]


@pytest.mark.parametrize("number", range(50))
def test_a_mistyped_gstin_is_not_what_it_should_be(number: int) -> None:
    right = "27AAPFU0939F1ZV"
    assert gstin.mistyped(right, Draws(1, "test", number)) != right
