"""What is asked by a key has its plan kept by PostgreSQL, unless that is not wanted."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from sourcehub_portal.database import database
from sourcehub_portal.together import Statement, ask

QUESTION = "SELECT username FROM accounts_user WHERE id = %s"
PLANS = "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s"


def name_of(user_id: int) -> list[tuple[str, ...]]:
    return ask(Statement(QUESTION, (user_id,)))


@pytest.mark.django_db
def test_a_question_is_answered_anew_each_time() -> None:
    asha = User.objects.create(username="asha")
    assert [name_of(asha.pk) for _ in range(3)] == [[("asha",)]] * 3
    User.objects.filter(pk=asha.pk).update(username="ben")
    assert name_of(asha.pk) == [("ben",)]


@pytest.mark.django_db
def test_a_plan_is_kept_for_the_connection() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("PostgreSQL alone keeps plans")
    for user_id in range(3):
        name_of(user_id)
    with connection.cursor() as cursor:
        cursor.execute(PLANS, ["SELECT username FROM accounts_user WHERE id =%"])
        assert cursor.fetchall() == [(1,)]


@pytest.mark.django_db
def test_it_is_counted_and_wrapped_as_any_other() -> None:
    with CaptureQueriesContext(connection) as asked:
        name_of(1)
    assert len(asked) == 1


@pytest.mark.django_db(transaction=True)
def test_plans_outlive_a_transaction_that_is_taken_back() -> None:
    with transaction.atomic():
        for _ in range(3):
            name_of(1)
        transaction.set_rollback(True)
    assert name_of(1) == []


@pytest.mark.parametrize(
    ("given", "kept"), [("", 1), ("5", 5), ("0", 0), ("off", None)]
)
def test_the_address_says_when_plans_are_kept(given: str, kept: int | None) -> None:
    end = f"?prepare_threshold={given}" if given else ""
    options = database(f"postgres://portal@db.example/portal{end}")["OPTIONS"]
    assert options["prepare_threshold"] == kept
    assert options["connect_timeout"] == 5


def test_another_word_for_it_ends_the_start_and_names_the_variable() -> None:
    with pytest.raises(SystemExit, match="DATABASE_URL: prepare_threshold=never"):
        database("postgres://portal:secret@db.example/portal?prepare_threshold=never")


def test_sqlite_keeps_its_options() -> None:
    assert database("sqlite:///portal.sqlite3")["OPTIONS"]["timeout"] == 20
