"""Every case as the gateway meets it: a question over HTTP, an error of the family."""

import time
import tracemalloc
from contextlib import suppress

import pytest

from sourcehub_portal.gateway.client import SourceHub, connect
from sourcehub_portal.gateway.errors import UpstreamError
from tests.sandbox_process import SandboxProcess

from .conftest import PATIENT, QUICK, Misbehave
from .marks import cases_of, tries
from .rows import Case

# A busy machine may be late; without a limit these cases would last for minutes.
SLACK = 1.5


def client(case: Case) -> SourceHub:
    return connect(limits=PATIENT if case.patient else QUICK)


@pytest.mark.parametrize("case", cases_of("gateway", where=lambda it: bool(it.error)))
def test_it_is_an_error_of_the_family(case: Case, misbehave: Misbehave) -> None:
    misbehave(case)
    began = time.monotonic()
    with pytest.raises(UpstreamError) as caught:
        client(case).customers(count=10, skip=0)
    assert type(caught.value) is case.raised
    assert caught.value.attempts == case.attempts
    assert time.monotonic() - began < QUICK.total + SLACK


@pytest.mark.parametrize(
    "case", cases_of("gateway", where=lambda it: not it.error and bool(it.sweep))
)
def test_its_answer_to_a_list_is_used(case: Case, misbehave: Misbehave) -> None:
    misbehave(case)
    page = client(case).customers(count=10, skip=0)
    assert page.received == len(page.records) + len(page.rejected)


@pytest.mark.parametrize(
    "case", cases_of("gateway", where=lambda it: not it.error and bool(it.lookup))
)
def test_its_answer_to_a_look_up_is_used(case: Case, misbehave: Misbehave) -> None:
    misbehave(case)
    page = client(case).orders(phone="6396281335")
    assert page.received == len(page.records) + len(page.rejected)


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param("redirect-to-port", marks=tries(8, "gateway")),
        pytest.param("pagination-elsewhere", marks=tries(31, "gateway")),
    ],
)
def test_no_other_address_receives_anything(
    fault: str, misbehave: Misbehave, sourcehub: SandboxProcess
) -> None:
    case = Case(fault=fault)
    misbehave(case)
    with suppress(UpstreamError):
        client(case).customers(count=10, skip=0)
    assert sourcehub.strayed() == 0


@pytest.mark.parametrize("fault", ["flood", "gzip-bomb"])
@tries(13, "gateway")
def test_memory_grows_by_less_than_40_mb(fault: str, misbehave: Misbehave) -> None:
    case = Case(fault=fault)
    misbehave(case)
    tracemalloc.start()
    with pytest.raises(UpstreamError):
        client(case).customers(count=10, skip=0)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 40_000_000
