"""The list of customers changes once before every answer."""

import pytest
import requests

from tests.sandbox.conftest import Rows
from tests.sandbox_process import SandboxProcess


def _list(rows: Rows) -> list[int]:
    return [row["id"] for row in rows("customers", count=100)]


def test_insert_front_pushes_the_list_back_by_one(
    sandbox: SandboxProcess, rows: Rows
) -> None:
    sandbox.control(names=["insert-front"])
    assert _list(rows)[:3] == [1001, 1, 2]
    assert _list(rows)[:3] == [1002, 1001, 1]


def test_insert_back_adds_at_the_end(sandbox: SandboxProcess, rows: Rows) -> None:
    sandbox.control(names=["insert-back"])
    ends = [rows("customers", count=100, skip=999)[-1]["id"] for _ in range(2)]
    assert ends == [1001, 1002]


def test_insert_in_order_keeps_the_order_by_id(
    sandbox: SandboxProcess, rows: Rows
) -> None:
    sandbox.control(names=["insert-in-order"])
    start = _list(rows)
    for _ in range(30):
        listed = _list(rows)
        assert listed == sorted(listed)
    assert set(listed) - set(start)
    assert sandbox.throughout() == set(range(1, 1001, 2))


def test_insert_in_order_works_downward_too(
    sandbox: SandboxProcess, rows: Rows
) -> None:
    sandbox.control(names=["id-descending", "insert-in-order"])
    for _ in range(10):
        listed = _list(rows)
        assert listed == sorted(listed, reverse=True)


def test_id_descending_begins_with_the_highest(
    sandbox: SandboxProcess, rows: Rows
) -> None:
    sandbox.control(names=["id-descending"])
    assert _list(rows) == list(range(1000, 900, -1))


def test_delete_front_takes_the_first_away(sandbox: SandboxProcess, rows: Rows) -> None:
    sandbox.control(names=["delete-front"])
    assert [_list(rows)[0] for _ in range(3)] == [2, 3, 4]
    assert sandbox.throughout() == set(range(4, 1001))


def test_delete_random_stops_when_half_is_gone() -> None:
    with SandboxProcess.start(customers=20, faults=["delete-random"]) as small:
        assert [_total(small) for _ in range(30)][-1] == 10
        assert len(small.throughout()) == 10


def _total(process: SandboxProcess) -> int:
    headers = {"Authorization": f"Bearer {process.key}"}
    response = requests.get(f"{process.url}/customers", headers=headers, timeout=5)
    return int(response.json()["data"]["pagination"]["total"])


def test_move_to_front_loses_nobody(sandbox: SandboxProcess, rows: Rows) -> None:
    sandbox.control(names=["move-to-front"])
    fronts = {_list(rows)[0] for _ in range(5)}
    assert len(fronts) > 1
    assert sandbox.throughout() == set(range(1, 1001))


def test_shuffle_ties_moves_neighbours_only(
    sandbox: SandboxProcess, rows: Rows
) -> None:
    sandbox.control(names=["shuffle-ties"])
    first, second = _list(rows), _list(rows)
    assert first != second
    assert sorted(first[:49]) == sorted(second[:49]) == list(range(1, 50))


@pytest.mark.parametrize("name", ["insert-front", "delete-front"])
def test_the_list_is_as_before_when_the_churn_ends(
    sandbox: SandboxProcess, rows: Rows, name: str
) -> None:
    sandbox.control(names=[name])
    assert _list(rows) != list(range(1, 101))
    sandbox.clear()
    assert _list(rows) == list(range(1, 101))


def test_a_list_too_long_to_keep_does_not_change() -> None:
    with (
        SandboxProcess.start(customers=20_001) as large,
        pytest.raises(RuntimeError, match="up to 20000 customers"),
    ):
        large.control(names=["insert-front"])
