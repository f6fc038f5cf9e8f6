"""Lists whose ties change places at every read: plain passes, a third before gone."""

import pytest

from customers.checkpoint import place_of
from customers.models import Customer, Manner, Outcome, Presence, Sweep
from customers.plain import SIZES, Place, plainly
from customers.sweep import sweep_customers
from tests.customers import moving_list
from tests.customers.moving_list import MovingList
from tests.customers.pretend import Pretend, listed, presence


def shuffle_ties(rows: MovingList) -> None:
    rows.ids.sort(key=lambda pk: (pk // 50, rows.random.random()))


def shuffle_all(rows: MovingList) -> None:
    rows.random.shuffle(rows.ids)


def shuffled(count: int = 500, *, seed: int = 0) -> Pretend:
    return Pretend(list(range(1, count + 1)), shuffle_ties, seed=seed)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(10))
def test_a_shuffled_list_is_read_whole_in_plain_passes(seed: int) -> None:
    sweep = shuffled(seed=seed).sweep()
    assert (sweep.outcome, sweep.manner, sweep.reason) == ("complete", "plain", "")
    assert sweep.distinct_seen == sweep.created == sweep.fetched == 500
    assert listed() == set(range(1, 501))


@pytest.mark.django_db
def test_a_customer_of_a_shuffled_list_is_gone_after_three_passes() -> None:
    pretend = shuffled()
    pretend.sweep()
    pretend.rows.ids.remove(77)
    for expected in (Presence.MISSING, Presence.MISSING, Presence.GONE):
        pretend.sweep()
        customer = Customer.objects.get(pk=77)
        assert customer.presence == expected
    assert customer.misses == 3
    assert customer.gone_at is not None
    assert listed() == set(range(1, 501)) - {77}


@pytest.mark.django_db
def test_a_list_that_is_shuffled_beyond_the_budget_is_incomplete() -> None:
    pretend = Pretend(list(range(1, 2001)), shuffle_all)
    sweep = pretend.sweep()
    assert sweep.outcome == Outcome.INCOMPLETE
    assert sweep.requests == 3 * 22 + 50
    assert sweep.created == Customer.objects.count() == sweep.distinct_seen
    pretend.sweep()
    assert not Customer.objects.exclude(presence=Presence.PRESENT).exists()


@pytest.mark.django_db
def test_a_list_known_as_shuffled_begins_plain_and_is_tried_again_later() -> None:
    pretend = shuffled(300)
    tried = []
    for _ in range(12):
        chained = _stood_first(pretend)
        tried.append(chained)
    assert tried == [True, True, *[False] * 8, True, False]


def _stood_first(pretend: Pretend) -> bool:
    """Whether the next sweep begins with a chained walk: its second page overlaps."""
    asked: list[int] = []
    read = pretend.rows.read

    def note(skip: int, count: int) -> moving_list.Rows:
        if count > 3:
            asked.append(skip)
        return read(skip, count)

    pretend.rows.read = note  # type: ignore[method-assign]
    pretend.sweep()
    pretend.rows.read = read  # type: ignore[method-assign]
    return asked[0] != 0 or asked[1] != SIZES[0]


@pytest.mark.django_db
def test_a_list_that_chains_again_is_read_in_chains_again() -> None:
    pretend = shuffled(300)
    for _ in range(10):
        pretend.sweep()
    pretend.rows.change = moving_list.nothing
    assert [pretend.sweep().manner for _ in range(2)] == [Manner.CHAINED] * 2


@pytest.mark.django_db
def test_a_plain_pass_that_was_stopped_goes_on_in_its_round() -> None:
    class Stopped(Exception):
        pass

    def stop(sweep: Sweep) -> None:
        if sweep.manner == Manner.PLAIN and place_of(sweep).skip > 250:
            raise Stopped

    pretend = shuffled()
    with pytest.raises(Stopped):
        sweep_customers(pretend, report=stop)
    so_far = Sweep.objects.get()
    done = sweep_customers(pretend)
    assert (done.pk, done.outcome, done.manner) == (so_far.pk, "complete", "plain")
    assert done.fetched == 500
    assert listed() == set(range(1, 501))


@pytest.mark.django_db
def test_a_list_that_moved_on_while_the_sweep_was_stopped_is_not_called_shuffled() -> (
    None
):
    class Stopped(Exception):
        pass

    def stop(sweep: Sweep) -> None:
        if sweep.distinct_seen > 200:
            raise Stopped

    pretend = Pretend(list(range(1, 501)))
    with pytest.raises(Stopped):
        sweep_customers(pretend, report=stop)
    pretend.rows.ids.reverse()
    done = sweep_customers(pretend)
    assert (done.outcome, done.manner) == (Outcome.COMPLETE, Manner.CHAINED)
    assert listed() == set(range(1, 501))
    assert presence(1) == Presence.PRESENT


@pytest.mark.parametrize("size", [0, 1, 99, 100, 101, 500])
@pytest.mark.parametrize("cap", [None, 7])
def test_a_still_list_takes_one_round(size: int, cap: int | None) -> None:
    rows, met = MovingList(list(range(size)), moving_list.nothing), set[int]()
    rows.cap = cap
    for leg in plainly(rows.read, start=Place(), met=lambda: len(met)):
        met.update(leg.page.ids)
        assert leg.place.rounds <= 1
    assert met == set(range(size))


@pytest.mark.parametrize("said", [None, 251, 9_999])
def test_where_the_total_is_never_reached_three_rounds_are_read(
    said: int | None,
) -> None:
    rows, met = MovingList(list(range(250)), moving_list.nothing), set[int]()

    def read(skip: int, count: int) -> moving_list.Rows:
        return moving_list.Rows(rows.read(skip, count).ids, said)

    for leg in plainly(read, start=Place(), met=lambda: len(met)):
        met.update(leg.page.ids)
    assert leg.place.rounds == 3
    assert met == set(range(250))
