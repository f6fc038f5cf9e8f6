"""A mass removal is held until a manager accepts it; then it goes the normal way."""

import pytest
from django.utils import timezone
from pytest_django import Settings

from customers.holds import accept, customers_of, open_hold
from customers.ids import packed, unpacked
from customers.models import Customer, Hold, Presence, Sweep
from customers.schedule import is_due
from tests.customers.pretend import BROKEN, ENDPOINT, Pretend, listed, presence

pytestmark = pytest.mark.django_db

ALL = set(range(1, 401))


@pytest.fixture
def pretend(settings: Settings) -> Pretend:
    """A SourceHub of 400 customers, all mirrored."""
    settings.SOURCEHUB_API_URL = ENDPOINT.url
    settings.SOURCEHUB_API_KEY = ENDPOINT.key
    found = Pretend(sorted(ALL))
    found.sweep()
    return found


def held() -> Hold:
    hold = open_hold()
    assert hold is not None
    return hold


def counts() -> dict[str, int]:
    customers = Customer.objects.all()
    return {each: customers.filter(presence=each).count() for each in Presence.values}


def test_a_mass_removal_is_held_and_hides_nobody(pretend: Pretend) -> None:
    pretend.rows.ids = list(range(1, 301))
    sweep = pretend.sweep()
    assert "100 customers were not returned" in sweep.reason
    assert (held().count, held().mirrored, held().sweep) == (100, 400, sweep)
    named = [(each.name_key, each.pk) for each in customers_of(held())]
    assert {pk for _, pk in named} == set(range(301, 401))
    assert named == sorted(named)
    assert counts() == {"present": 400, "missing": 0, "gone": 0}


def test_a_few_are_not_held(pretend: Pretend) -> None:
    pretend.rows.ids = list(range(1, 381))
    assert pretend.sweep().reason == ""
    assert open_hold() is None
    assert counts() == {"present": 380, "missing": 20, "gone": 0}


def test_the_next_mass_removal_takes_the_place_of_the_first(pretend: Pretend) -> None:
    pretend.rows.ids = list(range(1, 301))
    pretend.sweep()
    raised_at = held().raised_at
    pretend.rows.ids = list(range(1, 201))
    pretend.sweep()
    assert Hold.objects.count() == 1
    assert held().count == 200
    assert held().raised_at < raised_at, "later() made it older, and nothing newer"


def test_a_hold_ends_when_the_customers_are_back(pretend: Pretend) -> None:
    pretend.rows.ids = []
    pretend.sweep()
    assert held().count == 400
    pretend.rows.ids = sorted(ALL)
    assert pretend.sweep().reason == ""
    assert open_hold() is None
    assert Hold.objects.get().ended_at is not None


def test_what_is_accepted_goes_missing_then_gone(pretend: Pretend) -> None:
    pretend.rows.ids = list(range(1, 301))
    pretend.sweep()
    hold = held()
    assert accept(hold, by="manager")
    assert (hold.accepted_by, open_hold()) == ("manager", None)
    pretend.sweep()
    assert counts() == {"present": 300, "missing": 100, "gone": 0}
    sweep = pretend.sweep()
    assert counts() == {"present": 300, "missing": 0, "gone": 100}
    assert (sweep.missing, sweep.gone, sweep.reason) == (0, 100, "")
    assert Hold.objects.get().ended_at is not None
    assert listed() == set(range(1, 301))


def test_an_empty_list_is_believed_when_a_manager_accepts_it(pretend: Pretend) -> None:
    pretend.rows.ids = []
    pretend.sweep()
    accept(held(), by="manager")
    pretend.sweep()
    pretend.sweep()
    assert listed() == set()


def test_what_was_not_accepted_is_held_by_itself(pretend: Pretend) -> None:
    pretend.rows.ids = list(range(1, 301))
    pretend.sweep()
    accept(held(), by="manager")
    pretend.rows.ids = list(range(1, 201))
    pretend.sweep()
    assert set(unpacked(held().ids)) == set(range(201, 301))
    assert presence(350) == Presence.MISSING
    assert presence(250) == Presence.PRESENT


def test_who_came_back_is_not_accepted_any_more(pretend: Pretend) -> None:
    pretend.rows.ids = list(range(1, 301))
    pretend.sweep()
    accept(held(), by="manager")
    pretend.rows.ids = sorted(ALL)
    pretend.sweep()
    pretend.rows.ids = list(range(1, 301))
    pretend.sweep()
    assert held().count == 100
    assert counts() == {"present": 400, "missing": 0, "gone": 0}


def test_a_pass_in_doubt_neither_holds_nor_judges(pretend: Pretend) -> None:
    pretend.rows.ids = [*range(1, 301), BROKEN]
    assert "could not be read" in pretend.sweep().reason
    pretend.rows.ids = list(range(1, 301))
    pretend.says = 350
    assert "says it has 350 customers" in pretend.sweep().reason
    assert not Hold.objects.exists()
    assert counts() == {"present": 400, "missing": 0, "gone": 0}


def test_it_is_accepted_once_and_only_as_it_was_read(pretend: Pretend) -> None:
    pretend.rows.ids = list(range(1, 301))
    pretend.sweep()
    before = held()
    pretend.rows.ids = list(range(1, 201))
    pretend.sweep()
    assert not accept(before, by="someone")
    assert accept(held(), by="manager")
    assert not accept(Hold.objects.get(), by="another")
    assert Hold.objects.get().accepted_by == "manager"


def test_an_accepted_hold_makes_a_sweep_due_at_once(pretend: Pretend) -> None:
    pretend.rows.ids = list(range(1, 301))
    pretend.sweep()
    assert not is_due(timezone.now())
    accept(held(), by="manager")
    assert is_due(timezone.now())
    pretend.sweep()
    assert not is_due(timezone.now()), "it was acted on; now the clock decides"


def test_hundreds_of_thousands_can_be_held(pretend: Pretend) -> None:
    hold = Hold.objects.create(
        source=Sweep.objects.latest("id").source,
        ids=packed(range(1, 300_001)),
        count=300_000,
        mirrored=300_000,
        raised_at=timezone.now(),
    )
    assert customers_of(hold).count() == 400
