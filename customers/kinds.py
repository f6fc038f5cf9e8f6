"""Customers counted by kind: what every count of the list is added up from.

A kind is one combination of the facets' values. A million customers are a few thousand
kinds, so whatever is filtered, all the facets' counts are one pass over these.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from customers.models import FACETS

Kind = tuple[str, ...]
"""The values of FACETS, in their order."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a filter lets through: one of the values, or all but these."""

    values: frozenset[str]
    inverted: bool = False

    def admits(self, value: str) -> bool:
        return (value in self.values) != self.inverted


@dataclass(frozen=True, slots=True)
class Counts:
    """How many customers there are under some choices.

    `total`: those that all choices let through. `values`: by facet, how many would have
    each value if that facet had no choice of its own. Where not `whole`, only the first
    were looked at, and every figure is a least one. `made`: what was made of them, for
    who asks again.
    """

    total: int
    values: Mapping[str, Mapping[str, int]]
    whole: bool = True
    made: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

    def without(self, facet: str) -> int:
        """How many there would be without the choice of one facet."""
        return sum(self.values[facet].values())


def admits(choices: Mapping[str, Choice], kind: Kind) -> bool:
    """Whether all choices let a kind through."""
    return all(
        choice.admits(kind[FACETS.index(name)]) for name, choice in choices.items()
    )


def count(
    kinds: Iterable[tuple[Kind, int]],
    choices: Mapping[str, Choice],
    *,
    whole: bool = True,
) -> Counts:
    """Adds up `kinds`, each with its number of customers."""
    values: list[Counter[str]] = [Counter() for _ in FACETS]
    chosen = [(FACETS.index(name), choice) for name, choice in choices.items()]
    total = 0
    for kind, customers in kinds:
        barred = [at for at, choice in chosen if not choice.admits(kind[at])]
        if not barred:
            total += customers
            for counter, value in zip(values, kind, strict=True):
                counter[value] += customers
        elif len(barred) == 1:
            values[barred[0]][kind[barred[0]]] += customers
    return Counts(total, dict(zip(FACETS, values, strict=True)), whole)
