"""Questions that are sent together are answered as if each were asked by itself."""

from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from accounts.models import User
from sourcehub_portal.together import Statement, ask, together

BY_ID = "SELECT username FROM accounts_user WHERE id = %s"
COUNT = Statement("SELECT count(*) FROM accounts_user WHERE username <> %s", ("",))
NONSENSE = Statement("SELECT no_such_column FROM accounts_user WHERE id = %s", (1,))

pytestmark = pytest.mark.django_db
on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite is asked one by one"
)


def name_of(person: User) -> Statement:
    return Statement(BY_ID, (person.pk,))


@pytest.fixture
def asha() -> User:
    return User.objects.create(username="asha")


@pytest.fixture
def ben() -> User:
    return User.objects.create(username="ben")


def test_each_has_its_own_answer(asha: User, ben: User) -> None:
    for _ in range(3):  # planned, and by the plan that is kept
        with together(name_of(asha), COUNT, name_of(ben)):
            assert ask(name_of(ben)) == [("ben",)]
            assert ask(name_of(asha)) == [("asha",)]
            assert ask(COUNT) == [(2,)]


def test_what_was_not_sent_is_asked(asha: User, ben: User) -> None:
    with together(name_of(asha)):
        assert ask(name_of(ben)) == [("ben",)]


def test_asked_again_it_is_asked_of_the_database(asha: User) -> None:
    with together(name_of(asha), COUNT):
        ask(name_of(asha))
        User.objects.filter(pk=asha.pk).update(username="asha.k")
        assert ask(name_of(asha)) == [("asha.k",)]


def test_behind_the_block_nothing_is_kept(asha: User) -> None:
    with together(name_of(asha), COUNT):
        pass
    User.objects.filter(pk=asha.pk).update(username="asha.k")
    assert ask(name_of(asha)) == [("asha.k",)]


@on_postgresql
def test_they_are_sent_at_the_beginning_in_one_trip(
    asha: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[object] = []
    wait = psycopg.Connection.wait

    def waiting(self: psycopg.Connection, *rest: Any, **more: Any) -> object:
        waits.append(rest)
        return wait(self, *rest, **more)

    with together(name_of(asha), COUNT):  # planned now
        pass
    monkeypatch.setattr(psycopg.Connection, "wait", waiting)
    with together(name_of(asha), COUNT):
        sent = len(waits)
        ask(name_of(asha)), ask(COUNT)
        assert len(waits) == sent
    ask(COUNT)
    assert len(waits) > sent


def test_one_that_fails_is_an_error_of_the_database(asha: User) -> None:
    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        together(name_of(asha), NONSENSE, COUNT),
    ):
        ask(NONSENSE)
    assert ask(COUNT) == [(1,)]


@pytest.mark.django_db(transaction=True)
def test_a_connection_on_which_one_failed_answers_the_others(asha: User) -> None:
    for _ in range(2):  # COUNT is planned once the other has failed
        ask(COUNT)
        with pytest.raises(DatabaseError), together(NONSENSE, COUNT):
            ask(NONSENSE)
    assert [ask(COUNT) for _ in range(3)] == [[(1,)]] * 3
    with together(COUNT, name_of(asha)):
        assert ask(COUNT) == [(1,)]


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_no_questions_need_no_connection(asha: User) -> None:
    connection.close()
    with together():
        pass
    assert connection.connection is None
