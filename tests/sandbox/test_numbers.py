"""Chance by arithmetic."""

from hypothesis import given
from hypothesis import strategies as st

from sourcehub_portal.sandbox.numbers import Draws, Permutation


@given(seed=st.integers(0, 9), place=st.integers(0, 3_999_999_999))
def test_permutation_is_undone_by_its_inverse(seed: int, place: int) -> None:
    shuffle = Permutation(seed=seed, size=4_000_000_000)
    assert shuffle.where(shuffle.at(place)) == place


def test_permutation_gives_every_value_once() -> None:
    shuffle = Permutation(seed=3, size=1000)
    assert sorted(map(shuffle.at, range(1000))) == list(range(1000))


@given(bound=st.integers(1, 2**32), number=st.integers(0, 10**6))
def test_draws_stay_below_their_bound(bound: int, number: int) -> None:
    draws = Draws(1, "test", number)
    assert all(0 <= draws.below(bound) < bound for _ in range(20))


def test_draws_are_the_same_for_the_same_seed_and_number() -> None:
    first, second = Draws(1, "test", 7), Draws(1, "test", 7)
    assert [first.below(1000) for _ in range(40)] == [
        second.below(1000) for _ in range(40)
    ]


def test_draws_go_on_past_one_hash_without_repeating() -> None:
    draws = Draws(1, "test", 7)
    drawn = [draws.below(2**32) for _ in range(64)]
    assert len(set(drawn)) == 64


def test_draws_are_even() -> None:
    draws = Draws(1, "test", 8)
    counts = [0] * 10
    for _ in range(10_000):
        counts[draws.below(10)] += 1
    assert 850 < min(counts) <= max(counts) < 1150
