"""Chance by arithmetic: the same seed and number always give the same draws.

Nothing is kept in memory, so a million customers exist as soon as one does.
"""

from collections.abc import Sequence
from hashlib import blake2b
from math import gcd
from struct import Struct
from typing import TypeVar

Choice = TypeVar("Choice")

# One hash gives this many draws of 32 bits each.
_WORDS = Struct("<16I")
_BITS = 32


class Draws:
    """An endless stream of draws that belongs to one seed, kind and number."""

    __slots__ = ("_name", "_refills", "_words")

    def __init__(self, seed: int, kind: str, number: int) -> None:
        self._name = f"{seed}:{kind}:{number}"
        self._refills = 0
        self._words: list[int] = []

    def below(self, bound: int) -> int:
        """A whole number from 0 to bound - 1; the bound is at most 2^32."""
        return (self._words or self._refilled()).pop() * bound >> _BITS

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + self.below(high - low + 1)

    def chance(self, percent: int) -> bool:
        return self.below(100) < percent

    def one_of(self, choices: Sequence[Choice]) -> Choice:
        return choices[self.below(len(choices))]

    def _refilled(self) -> list[int]:
        self._refills += 1
        text = f"{self._name}:{self._refills}"
        self._words += _WORDS.unpack(blake2b(text.encode()).digest())
        return self._words


class Permutation:
    """A shuffle of 0 … size - 1 that is worked out, both ways, in constant time."""

    def __init__(self, *, seed: int, size: int) -> None:
        draws = Draws(seed, "permutation", size)
        self.size = size
        self._shift = draws.below(size)
        self._factor = draws.between(size // 4, size - 1)
        while gcd(self._factor, size) != 1:
            self._factor += 1
        self._inverse = pow(self._factor, -1, size)

    def at(self, place: int) -> int:
        return (place * self._factor + self._shift) % self.size

    def where(self, value: int) -> int:
        """The place at which `at` gives this value."""
        return (value - self._shift) * self._inverse % self.size


def weighted(weights: dict[Choice, int]) -> tuple[Choice, ...]:
    """Each choice as often as its weight says, for `Draws.one_of`."""
    return tuple(choice for choice, weight in weights.items() for _ in range(weight))
