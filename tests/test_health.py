"""Liveness and readiness."""

import pytest
from django.db import OperationalError, connection
from django.test import Client


@pytest.mark.parametrize("host", ["portal.example", "10.0.0.7:8000"])
def test_liveness_answers_any_host_without_sign_in_or_database(host: str) -> None:
    answer = Client().get("/livez", headers={"host": host})
    assert answer.status_code == 200


@pytest.mark.django_db
def test_readiness_answers_any_host_without_sign_in() -> None:
    answer = Client().get("/readyz", headers={"host": "10.0.0.7"})
    assert (answer.status_code, answer.content) == (200, b"ready\n")


@pytest.mark.django_db
def test_readiness_says_when_the_database_cannot_be_asked() -> None:
    def refuse(*_: object) -> None:
        raise OperationalError

    with connection.execute_wrapper(refuse):
        assert Client().get("/readyz").status_code == 503
