"""Databases that fail, as far as a test can make them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from django.db import Error, connection
from django.test import Client

from tests.accounts.people import make_person

SAID = "Key (email)=(asha@canary.example) is too much"


class Answer(Protocol):
    """An answer of the test client's."""

    content: bytes
    status_code: int

    def __getitem__(self, header: str) -> str: ...


def browser_of(role: str) -> Client:
    """Signed in, and shown what a browser is shown when something fails."""
    client = Client(raise_request_exception=False)
    client.force_login(make_person(role))
    return client


@contextmanager
def failing(error: type[Error], *, table: str = "") -> Iterator[None]:
    """Every statement fails; with `table`, each that names it."""

    def refuse(execute: Any, sql: str, *rest: Any) -> Any:
        if table in sql:
            raise error(SAID)
        return execute(sql, *rest)

    with connection.execute_wrapper(refuse):
        yield


def says_that_the_database_fails(answer: Answer) -> bool:
    """Whether it is the page of trouble, and nothing else."""
    words = answer.content.decode()
    assert "Traceback" not in words
    assert SAID not in words
    return (
        answer.status_code == 503
        and answer["Retry-After"] == "30"
        and "own database does not answer" in words
        and "Nothing was lost" in words
    )
