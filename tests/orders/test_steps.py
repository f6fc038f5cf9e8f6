"""How an order stands."""

import pytest

from orders.steps import USUAL_WAY, aside, steps


@pytest.mark.parametrize("status", USUAL_WAY)
def test_a_usual_status_is_the_one_current_step(status: str) -> None:
    assert [step.name for step in steps(status) if step.current] == [status]


def test_a_step_is_known_however_it_is_spaced_and_capitalised() -> None:
    current = [step.name for step in steps("in review / invoice dept") if step.current]

    assert current == ["In Review/Invoice Dept"]


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("Cancelled", "cancelled"),
        ("Returned", "returned"),
        ("Undelivered", "could not be delivered"),
        ("Postponed", "postponed"),
        ("Undelivered & Postponed", "one word for both"),
        ("undelivered and postponed", "one word for both"),
        ("On the moon", "“On the moon”"),
        ("", "does not say"),
    ],
)
def test_a_status_off_the_usual_way_is_said_in_words(status: str, said: str) -> None:
    assert steps(status) == ()
    assert said in aside(status)


@pytest.mark.parametrize("status", USUAL_WAY)
def test_a_usual_status_needs_no_words(status: str) -> None:
    assert aside(status) == ""
