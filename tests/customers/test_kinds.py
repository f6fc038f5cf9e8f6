"""Counts are added up from kinds as they would be counted one by one."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from customers.kinds import Choice, count
from customers.models import FACETS

VALUES = st.sampled_from(["", "a", "b", "c"])
KINDS = st.lists(st.tuples(*[VALUES] * len(FACETS)), max_size=40)
CHOICES = st.dictionaries(
    st.sampled_from(FACETS),
    st.builds(Choice, st.frozensets(VALUES, min_size=1), st.booleans()),
)


def admitted(
    kinds: list[tuple[str, ...]], choices: dict[str, Choice]
) -> list[tuple[str, ...]]:
    return [
        kind
        for kind in kinds
        if all(
            choice.admits(kind[FACETS.index(name)]) for name, choice in choices.items()
        )
    ]


@given(KINDS, CHOICES)
def test_every_figure_is_what_counting_gives(
    kinds: list[tuple[str, ...]], choices: dict[str, Choice]
) -> None:
    counts = count(Counter(kinds).items(), choices)

    assert counts.total == len(admitted(kinds, choices))
    for at, facet in enumerate(FACETS):
        others = {name: choices[name] for name in choices if name != facet}
        expected = Counter(kind[at] for kind in admitted(kinds, others))
        assert counts.values[facet] == expected
        assert counts.without(facet) == len(admitted(kinds, others))
