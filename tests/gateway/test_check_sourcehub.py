from collections.abc import Sequence

import pytest
import responses
from pytest_django import Settings

from .asking import KEY, URL, listing, paging
from .checking import fails, passes

pytestmark = pytest.mark.usefixtures("configured")


def _hold(upstream: responses.RequestsMock, ids: Sequence[int]) -> None:
    answer = paging("customers", ids, total=len(ids))
    upstream.add_callback("GET", f"{URL}/customers", answer)


def test_a_working_sourcehub_passes_with_its_figures(
    upstream: responses.RequestsMock,
) -> None:
    _hold(upstream, range(1, 1001))
    written = passes()
    assert f"The settings are in order: {URL}." in written
    assert "accepts the key" in written
    assert "says that it has 1000 customers" in written
    assert "“count” is honoured" in written
    assert "“skip” counts customers" in written
    assert "FAILS" not in written
    assert KEY not in written


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_sourcehub_with_few_customerspasses(
    upstream: responses.RequestsMock, number: int
) -> None:
    _hold(upstream, range(1, number + 1))
    assert f"it has {number} customers" in passes()


def test_a_wrong_key_fails_and_says_what_to_do(
    upstream: responses.RequestsMock, auth_error_sample: bytes
) -> None:
    upstream.get(f"{URL}/customers", status=401, body=auth_error_sample)
    written = fails()
    assert "test or live" in written
    assert "Tried once" in written


def test_a_missing_address_fails_and_names_the_setting(settings: Settings) -> None:
    settings.SOURCEHUB_API_URL = ""
    assert "SOURCEHUB_API_URL is not set" in fails()


def test_a_key_with_a_line_break_fails_and_is_not_shown(settings: Settings) -> None:
    settings.SOURCEHUB_API_KEY = f"{KEY}\n"
    written = fails()
    assert "white space" in written
    assert KEY not in written


def test_a_skip_that_is_ignoredfails(upstream: responses.RequestsMock) -> None:
    rows = [{"id": each} for each in (1, 2, 3)]
    upstream.get(f"{URL}/customers", body=listing("customers", rows, total=900))
    assert "“skip” is ignored" in fails()


def test_a_list_that_moves_is_noted(upstream: responses.RequestsMock) -> None:
    for ids in ((1, 2, 3), (7, 8, 9), (7, 8, 9)):
        rows = [{"id": each} for each in ids]
        upstream.get(f"{URL}/customers", body=listing("customers", rows))
    assert "The list moved" in passes()


def test_a_count_that_is_ignored_is_noted(upstream: responses.RequestsMock) -> None:
    for first in (1, 2, 1):
        rows = [{"id": each} for each in range(first, first + 10)]
        upstream.get(f"{URL}/customers", body=listing("customers", rows))
    assert "“count” is ignored" in passes()


def test_customers_that_cannot_be_read_fail(upstream: responses.RequestsMock) -> None:
    upstream.get(f"{URL}/customers", body=listing("customers", ["x"]))
    assert "1 of 1 customers cannot be read" in fails()


def test_fields_that_cannot_be_read_are_noted(upstream: responses.RequestsMock) -> None:
    rows = [{"id": 1, "gstin": ["x"]}]
    upstream.get(f"{URL}/customers", body=listing("customers", rows))
    written = passes()
    assert "except for 1 field(s), such as “gstin”" in written
