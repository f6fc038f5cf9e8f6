import os
from collections.abc import Iterator

import pytest
import responses

from sourcehub_portal.gateway.budget import RETRIES, RetryBudget, process_budget
from sourcehub_portal.gateway.client import SourceHub
from sourcehub_portal.gateway.configuration import Endpoint
from sourcehub_portal.gateway.errors import ServerFailed

from .asking import KEY, URL, listing
from .conftest import QUICK


@pytest.fixture
def empty() -> RetryBudget:
    budget = RetryBudget()
    while budget.take():
        pass
    return budget


@pytest.fixture
def _own_process_budget() -> Iterator[None]:
    process_budget.cache_clear()
    yield
    process_budget.cache_clear()


def test_a_budget_has_ten_retries() -> None:
    budget = RetryBudget()
    assert [budget.take() for _ in range(RETRIES + 1)] == [True] * 10 + [False]


def test_an_answer_gives_one_back(empty: RetryBudget) -> None:
    empty.give_back()
    assert [empty.take(), empty.take()] == [True, False]


def test_answers_save_up_no_more_than_there_were(empty: RetryBudget) -> None:
    for _ in range(50):
        empty.give_back()
    assert [empty.take() for _ in range(RETRIES + 1)] == [True] * 10 + [False]


def test_without_a_budget_nothing_is_retried(
    upstream: responses.RequestsMock, empty: RetryBudget
) -> None:
    client = SourceHub(Endpoint(url=URL, key=KEY), limits=QUICK, budget=empty)
    upstream.get(f"{URL}/customers", status=503)
    with pytest.raises(ServerFailed) as caught:
        client.customers(count=1, skip=0)
    assert caught.value.attempts == len(upstream.calls) == 1


def test_an_outage_uses_the_budget_up_and_answers_fill_it(
    upstream: responses.RequestsMock,
) -> None:
    budget = RetryBudget()
    client = SourceHub(Endpoint(url=URL, key=KEY), limits=QUICK, budget=budget)
    upstream.get(f"{URL}/customers", status=503)
    for _ in range(8):
        with pytest.raises(ServerFailed):
            client.customers(count=1, skip=0)
    assert len(upstream.calls) == 8 + RETRIES
    upstream.replace("GET", f"{URL}/customers", body=listing("customers", []))
    client.customers(count=1, skip=0)
    assert [budget.take(), budget.take()] == [True, False]


@pytest.mark.usefixtures("_own_process_budget")
def test_a_forked_process_has_a_budget_of_its_own() -> None:
    while process_budget().take():
        pass
    child = os.fork()
    if child == 0:
        os._exit(0 if process_budget().take() else 1)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    assert not process_budget().take()
