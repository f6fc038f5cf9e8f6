"""A question that is written down is asked anew, and answered as the ORM answers."""

import datetime
from collections.abc import Callable
from threading import Thread
from typing import Any

import pytest
from django.db import connection
from django.db.models import Count, Max, QuerySet
from django.utils import timezone

from accounts.models import User
from customers.models import Sweep
from sourcehub_portal.written import figures_written_once, written, written_once

pytestmark = pytest.mark.django_db
MOMENT = datetime.datetime(2026, 11, 20, 9, 30, 15, 123456, tzinfo=datetime.UTC)


@written
def people(name: str) -> QuerySet[User]:
    return User.objects.filter(username=name).order_by("pk")


@written_once
def one(name: str) -> QuerySet[User]:
    return User.objects.filter(username=name)


@written
def sweeps() -> QuerySet[Sweep]:
    return Sweep.objects.order_by("pk")


@written
def without_checkpoint() -> QuerySet[Sweep]:
    return Sweep.objects.order_by("pk").defer("checkpoint")


@figures_written_once
def by_kind(before: int) -> QuerySet[Sweep, tuple[Any, ...]]:
    sweeps = Sweep.objects.filter(pk__lt=before).order_by("outcome")
    return sweeps.values_list("outcome").annotate(n=Count("pk"), at=Max("checked_at"))


def sweep() -> Sweep:
    return Sweep.objects.create(
        checkpoint={"page": 3}, checked_at=MOMENT, started_at=MOMENT, total=None
    )


def fields(row: Sweep | User) -> dict[str, object]:
    return {
        name: value for name, value in vars(row).items() if not name.startswith("_")
    }


def test_every_kind_of_value_is_read_as_the_orm_reads_it() -> None:
    sweep()
    User.objects.create(username="asha", is_active=True, last_login=timezone.now())
    assert [fields(row) for row in sweeps()] == [fields(Sweep.objects.get())]
    assert [fields(row) for row in people("asha")] == [fields(User.objects.get())]
    assert sweeps()[0].checkpoint == {"page": 3}
    assert sweeps()[0].started_at == MOMENT
    assert people("asha")[0].is_active is True


def test_a_field_that_was_left_out_is_fetched_when_it_is_read() -> None:
    sweep()
    row = without_checkpoint()[0]
    assert row.get_deferred_fields() == {"checkpoint"}
    assert row.checkpoint == {"page": 3}


def test_a_row_can_be_saved() -> None:
    sweep()
    row = sweeps()[0]
    row.total = 7
    row.save()
    assert Sweep.objects.get().total == 7


def test_the_answer_is_not_kept() -> None:
    assert people("asha") == []
    asha = User.objects.create(username="asha")
    assert people("asha") == [asha]
    assert people("ben") == []
    asha.delete()
    assert people("asha") == []


@pytest.mark.django_db(transaction=True)
def test_every_thread_asks_on_its_own_connection() -> None:
    """The question is written in one thread and asked in another."""
    User.objects.create(username="asha", last_login=MOMENT)
    assert people("asha")[0].last_login == MOMENT
    found: list[User] = []

    def ask() -> None:
        found.extend(people("asha"))
        connection.close()

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    assert [row.last_login for row in found] == [MOMENT]


def test_a_question_that_is_written_once_is_answered_for_each() -> None:
    asha, ben = (User.objects.create(username=name) for name in ("asha", "ben"))
    assert (one("asha"), one("ben"), one("nobody")) == ([asha], [ben], [])


@pytest.mark.parametrize("ask", [people, one])
def test_arguments_come_by_their_place(ask: Callable[..., Any]) -> None:
    with pytest.raises(TypeError, match="not by name: name"):
        ask(name="asha")


def test_figures_are_those_of_the_orm_at_every_call() -> None:
    sweep()
    last = Sweep.objects.latest("pk").pk
    (figures,) = by_kind(last + 1)
    assert figures[1:] == (1, MOMENT)
    sweep()
    assert by_kind(last + 1) == [figures]
    assert by_kind(last + 100) == [(figures[0], 2, MOMENT)]
    assert by_kind(last) == []
