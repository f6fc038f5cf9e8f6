"""Indian numbers: one mobile for each customer, in the spellings that people type."""

import re

from sourcehub_portal.sandbox import samples
from sourcehub_portal.sandbox.numbers import Draws, Permutation, weighted

# Mobile numbers are the ten-digit numbers that begin with 6, 7, 8 or 9.
_FIRST_MOBILE = 6_000_000_000
_MOBILES = 4_000_000_000

_SPELLINGS = weighted(
    {
        "{a}{b}": 40,
        "{a} {b}": 15,
        "+91 {a} {b}": 15,
        "+91{a}{b}": 10,
        "{a}-{b}": 6,
        "0{a}{b}": 4,
        "0{a}-{b}": 3,
        "+91-{a}{b}": 3,
        "91{a}{b}": 2,
        "(+91) {a}-{b}": 2,
    }
)

_CUSTOMER_OF_SAMPLE = {number: row for row, number in samples.PHONES.items()}
_NO_DIGITS = re.compile(r"[^0-9]+")


class PhoneBook:
    """Customer id ↔ ten-digit mobile number, each way without a list."""

    def __init__(self, seed: int) -> None:
        self._shuffle = Permutation(seed=seed, size=_MOBILES)

    def number_of(self, customer_id: int) -> str:
        if customer_id in samples.PHONES:
            return samples.PHONES[customer_id]
        number = self._shuffled(customer_id)
        # A sample's number is taken; the one which that sample left unused is free.
        while number in _CUSTOMER_OF_SAMPLE:
            number = self._shuffled(_CUSTOMER_OF_SAMPLE[number])
        return number

    def customer_of(self, number: str) -> int | None:
        """The id whose number this is, were there customers without end."""
        if number in _CUSTOMER_OF_SAMPLE:
            return _CUSTOMER_OF_SAMPLE[number]
        if len(number) != 10 or int(number) < _FIRST_MOBILE:
            return None
        customer_id = self._place(number)
        while customer_id in samples.PHONES:
            customer_id = self._place(samples.PHONES[customer_id])
        return customer_id

    def _shuffled(self, place: int) -> str:
        return str(_FIRST_MOBILE + self._shuffle.at(place))

    def _place(self, number: str) -> int:
        return self._shuffle.where(int(number) - _FIRST_MOBILE)


def last_ten(spelled: str) -> str:
    """What is compared: the last ten digits, whatever stands around them."""
    return _NO_DIGITS.sub("", spelled)[-10:]


def as_typed(number: str, draws: Draws) -> str:
    return draws.one_of(_SPELLINGS).format(a=number[:5], b=number[5:])


def landline(std: str, draws: Draws) -> str:
    """A ten-digit landline with its STD code, e.g. 080-26581234 or 0821 2441234."""
    digits = 11 - len(std)
    subscriber = draws.between(2 * 10 ** (digits - 1), 7 * 10 ** (digits - 1) - 1)
    return f"{std}{draws.one_of(('-', ' ', '-', ''))}{subscriber}"


def toll_free(draws: Draws) -> str:
    return f"1800 {draws.between(100, 999)} {draws.between(1000, 9999)}"
