"""Many who ask for one number at once: SourceHub hears one question."""

import signal
import time
from itertools import chain
from pathlib import Path

import pytest

from tests.faults.marks import tries
from tests.gateway.wire import serving, silent

from .askers import after, asking, database, one_order

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

FAILING = b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"


@tries(42, "lookup")
@pytest.mark.parametrize(("processes", "threads"), [(1, 10), (3, 4)])
def test_all_are_answered_with_what_one_question_brought(
    tmp_path: Path, processes: int, threads: int
) -> None:
    url = database(tmp_path)
    with (
        serving(after(2, one_order(7))) as sourcehub,
        asking(url, of=sourcehub.url, processes=processes, threads=threads) as askers,
    ):
        for asker in askers:
            asker.go()
        said = list(chain.from_iterable(asker.answers() for asker in askers))

    assert sourcehub.accepted == 1
    assert [(each.orders, each.error) for each in said] == [([7], "")] * len(said)
    assert len(said) == processes * threads


@tries(42, "lookup")
def test_all_are_told_the_error_of_the_one_question(tmp_path: Path) -> None:
    url = database(tmp_path)
    with (
        serving(after(2, lambda wire: wire.sendall(FAILING))) as sourcehub,
        asking(url, of=sourcehub.url, processes=2, threads=5) as askers,
    ):
        for asker in askers:
            asker.go()
        said = list(chain.from_iterable(asker.answers() for asker in askers))

    assert sourcehub.accepted == 1
    assert [each.error for each in said] == ["bad_request"] * 10


@tries(42, "lookup")
def test_a_sourcehub_that_hangs_is_asked_once_and_all_are_answered_in_time(
    tmp_path: Path,
) -> None:
    url = database(tmp_path)
    with (
        serving(silent) as sourcehub,
        asking(url, of=sourcehub.url, processes=2, threads=5) as askers,
    ):
        for asker in askers:
            asker.go()
        said = list(chain.from_iterable(asker.answers() for asker in askers))

    assert sourcehub.accepted == 1
    assert [each.error for each in said] == ["deadline_exceeded"] * 10
    assert max(each.seconds for each in said) < 8.5


def test_whoever_waits_for_an_asker_that_was_killed_asks_in_its_place(
    tmp_path: Path,
) -> None:
    url = database(tmp_path)
    with (
        serving(after(1, one_order(7))) as sourcehub,
        asking(url, of=sourcehub.url, processes=2, threads=1) as (first, second),
    ):
        first.go()
        while not sourcehub.accepted:
            time.sleep(0.05)
        first.process.send_signal(signal.SIGKILL)
        # Were it there from the start, it would have no time left when the turn ends.
        time.sleep(4)
        second.go()
        (said,) = second.answers()

    assert (said.orders, said.error) == ([7], "")
    assert sourcehub.accepted == 2
    assert said.seconds < 8.5
