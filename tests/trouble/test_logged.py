"""What the log says of a database's error: never a value, always enough to look."""

import logging
from collections.abc import Iterator
from io import StringIO

import pytest
import structlog
from django.db import DataError, Error, IntegrityError, OperationalError

from sourcehub_portal.logs import LOGGING

from .failing import SAID, browser_of, failing


@pytest.fixture
def logged() -> Iterator[StringIO]:
    """What is written while the test runs, as the portal writes it."""
    settings = dict(LOGGING["formatters"]["line"])
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(settings.pop("()")(**settings))
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


@pytest.mark.django_db
@pytest.mark.parametrize("error", [OperationalError, IntegrityError, DataError])
def test_a_failed_page_is_logged_by_the_error_s_class_and_place(
    logged: StringIO, error: type[Error]
) -> None:
    with failing(error, table="customers_customer"):
        browser_of("sales").get("/customers/?q=9845012345")
    [line] = logged.getvalue().splitlines()
    assert "/customers/" in line
    assert f"error={error.__name__}" in line
    assert "customers/views.py:" in line
    assert "level=error" in line
    for secret in (SAID, "asha@canary", "98450"):
        assert secret not in line


def test_an_error_that_was_made_of_a_database_s_is_one(logged: StringIO) -> None:
    log = structlog.get_logger("tests")
    error = ValueError(f"not stored: {SAID}")
    error.__cause__ = IntegrityError(SAID)
    log.error("store_failed", exc_info=error)
    assert "event=store_failed" in logged.getvalue()
    assert 'error="ValueError < IntegrityError"' in logged.getvalue()
    assert SAID not in logged.getvalue()


def test_any_other_error_keeps_its_words(logged: StringIO) -> None:
    logging.getLogger("tests").error("failed", exc_info=ValueError("the year is odd"))
    assert "the year is odd" in logged.getvalue()
