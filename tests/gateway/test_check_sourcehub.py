from collections.abc import Sequence
from io import StringIO

import pytest
import responses
from django.core.management import call_command
from pytest_django import Settings

from .asking import KEY, URL, listing, paging

# The command goes through the gate that all processes share.
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _configured(settings: Settings) -> None:
    settings.SOURCEHUB_API_URL, settings.SOURCEHUB_API_KEY = URL, KEY


def _hold(upstream: responses.RequestsMock, ids: Sequence[int]) -> None:
    answer = paging("customers", ids, total=len(ids))
    upstream.add_callback("GET", f"{URL}/customers", answer)


def _passes(*arguments: str) -> str:
    written = StringIO()
    call_command("check_sourcehub", *arguments, stdout=written)
    return written.getvalue()


def _fails(*arguments: str) -> str:
    written = StringIO()
    with pytest.raises(SystemExit) as caught:
        call_command("check_sourcehub", *arguments, stdout=written)
    assert caught.value.code == 1
    return written.getvalue()


def test_a_working_sourcehub_passes_with_its_figures(
    upstream: responses.RequestsMock,
) -> None:
    _hold(upstream, range(1, 1001))
    written = _passes()
    assert f"The settings are in order: {URL}." in written
    assert "accepts the key" in written
    assert "says that it has 1000 customers" in written
    assert "“count” is honoured" in written
    assert "“skip” counts customers" in written
    assert "FAILS" not in written
    assert KEY not in written


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_sourcehub_with_few_customers_passes(
    upstream: responses.RequestsMock, number: int
) -> None:
    _hold(upstream, range(1, number + 1))
    assert f"it has {number} customers" in _passes()


def test_a_wrong_key_fails_and_says_what_to_do(
    upstream: responses.RequestsMock, auth_error_sample: bytes
) -> None:
    upstream.get(f"{URL}/customers", status=401, body=auth_error_sample)
    written = _fails()
    assert "test or live" in written
    assert "Tried once" in written


def test_a_missing_address_fails_and_names_the_setting(settings: Settings) -> None:
    settings.SOURCEHUB_API_URL = ""
    assert "SOURCEHUB_API_URL is not set" in _fails()


def test_a_key_with_a_line_break_fails_and_is_not_shown(settings: Settings) -> None:
    settings.SOURCEHUB_API_KEY = f"{KEY}\n"
    written = _fails()
    assert "white space" in written
    assert KEY not in written


def test_a_skip_that_is_ignored_fails(upstream: responses.RequestsMock) -> None:
    rows = [{"id": each} for each in (1, 2, 3)]
    upstream.get(f"{URL}/customers", body=listing("customers", rows, total=900))
    assert "“skip” is ignored" in _fails()


def test_a_list_that_moves_is_noted(upstream: responses.RequestsMock) -> None:
    for ids in ((1, 2, 3), (7, 8, 9)):
        rows = [{"id": each} for each in ids]
        upstream.get(f"{URL}/customers", body=listing("customers", rows))
    assert "The list moved" in _passes()


def test_a_count_that_is_ignored_is_noted(upstream: responses.RequestsMock) -> None:
    for first in (1, 2):
        rows = [{"id": each} for each in range(first, first + 10)]
        upstream.get(f"{URL}/customers", body=listing("customers", rows))
    assert "“count” is ignored" in _passes()


def test_customers_that_cannot_be_read_fail(upstream: responses.RequestsMock) -> None:
    upstream.get(f"{URL}/customers", body=listing("customers", ["x"]))
    assert "1 of 1 customers cannot be read" in _fails()


def test_fields_that_cannot_be_read_are_noted(upstream: responses.RequestsMock) -> None:
    rows = [{"id": 1, "gstin": ["x"]}]
    upstream.get(f"{URL}/customers", body=listing("customers", rows))
    assert "except for 1 field(s)" in _passes()


def test_a_phone_is_looked_up_and_not_written_out(
    upstream: responses.RequestsMock, orders_sample: bytes
) -> None:
    _hold(upstream, range(1, 9))
    upstream.get(f"{URL}/orders", body=orders_sample)
    written = _passes("--phone", "6396281335")
    assert "The order look-up works: 2 of 153 orders of …35" in written
    assert "6396281335" not in written


def test_orders_that_cannot_be_read_fail(upstream: responses.RequestsMock) -> None:
    _hold(upstream, range(1, 9))
    upstream.get(f"{URL}/orders", body=listing("orders", ["x"]))
    assert "1 unreadable" in _fails("--phone", "6396281335")
