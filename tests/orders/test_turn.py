"""Whose turn it is to ask, step by step."""

from datetime import timedelta

import pytest
from django.utils import timezone

from orders.days import Days
from orders.models import LookUp
from orders.store import store
from orders.turn import ENOUGH, Turn, once
from sourcehub_portal.gateway.deadline import Deadline

from .factory import answer, make_order, phone_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def seen() -> LookUp:
    """The question as somebody read it before anybody asked."""
    return LookUp.objects.of("9845012345", Days())


def seconds(total: float) -> Deadline:
    return Deadline(total, silence=total)


def answered(turn: Turn) -> LookUp:
    turn.end(asked_at=timezone.now(), error_kind="connection_lost")
    return LookUp.objects.get()


def never(turn: Turn) -> LookUp:
    raise AssertionError("somebody asked")


def test_the_first_asks_and_its_turn_ends(seen: LookUp) -> None:
    row = once(seen, deadline=seconds(8), ask=answered)

    assert row is not None
    assert row.error_kind == "connection_lost"
    assert (row.asker, row.asking_until) == ("", None)


def test_whoever_read_the_row_before_it_was_answered_does_not_ask_again(
    seen: LookUp,
) -> None:
    once(LookUp.objects.get(), deadline=seconds(8), ask=answered)

    row = once(seen, deadline=seconds(8), ask=never)

    assert row is not None
    assert row.error_kind == "connection_lost"


def test_while_one_has_the_turn_no_other_asks(seen: LookUp) -> None:
    def asking(turn: Turn) -> LookUp:
        assert once(seen, deadline=seconds(ENOUGH + 0.1), ask=never) is None
        return answered(turn)

    assert once(seen, deadline=seconds(8), ask=asking)


def test_nobody_begins_to_ask_without_the_time_for_it(seen: LookUp) -> None:
    assert once(seen, deadline=seconds(ENOUGH / 2), ask=never) is None


def test_a_turn_that_breaks_down_is_free_at_once(seen: LookUp) -> None:
    with pytest.raises(AssertionError):
        once(seen, deadline=seconds(8), ask=never)

    assert once(seen, deadline=seconds(8), ask=answered)


def test_whoever_overslept_does_not_end_the_turn_of_the_next(seen: LookUp) -> None:
    def overslept(turn: Turn) -> LookUp:
        LookUp.objects.update(asking_until=timezone.now() - timedelta(seconds=1))

        def next_one(its: Turn) -> LookUp:
            turn.end(error_kind="too late")
            assert LookUp.objects.get().asker == its.mark
            return answered(its)

        row = once(seen, deadline=seconds(8), ask=next_one)
        assert row is not None
        return row

    row = once(seen, deadline=seconds(8), ask=overslept)

    assert row is not None
    assert row.error_kind == "connection_lost"


@pytest.mark.parametrize(("asker", "left"), [("mine", ""), ("another", "mine")])
def test_an_answer_that_is_stored_ends_the_turn_that_brought_it_and_no_other(
    seen: LookUp, asker: str, left: str
) -> None:
    until = timezone.now() + timedelta(seconds=5)
    LookUp.objects.update(asker="mine", asking_until=until)
    walk = answer([make_order(1)], asked_at=timezone.now())

    row = store(walk, phone=phone_of(), days=Days(), turn=Turn(seen.pk, asker))

    assert row.asker == left
    row.refresh_from_db()
    assert (row.asker, row.asking_until) == (left, until if left else None)
