"""The benchmark of look-ups runs to its figures; what these are is no test's matter."""

from pathlib import Path

import pytest

from benchmarks.lookups.__main__ import measure
from benchmarks.lookups.kept import KEPT
from benchmarks.lookups.same import insist_on_the_same

PORTAL = "tests.whole.settings"


@pytest.mark.slow
def test_it_measures_stored_and_live_look_ups(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"sqlite:///{tmp_path / 'lookups.sqlite3'}"
    measure(url, tmp_path / "log", rounds=2, others=20, portal=PORTAL)
    said = capsys.readouterr().out.splitlines()
    stored, anew = 5 * len(KEPT), 5
    assert [line.split(" orders")[0] for line in said[:stored:5]] == [
        f"SQLite, stored, {count:,}" for count in KEPT.values()
    ]
    assert [line.split("  ")[1] for line in said[1:stored:5]] == ["floor"] * len(KEPT)
    assert all("floor, signed in  " in line for line in said[2:stored:5])
    assert all("signed in and noted" in line for line in said[3:stored:5])
    assert all("a page of the portal" in line for line in said[4:stored:5])
    assert "shown for the first time, 3 orders" in said[stored]
    assert all("of which ours" in line for line in said[stored + anew :])
    assert len(said) == stored + anew + 4


def page(*orders: str) -> str:
    return "".join(
        f'<article><a href="/orders/{order}/">{order}</a> ₹{order}.00</article>'
        for order in orders
    )


def test_the_same_orders_may_be_compared() -> None:
    insist_on_the_same(page("2", "1"), page("2", "1"))


@pytest.mark.parametrize(
    "floor",
    [page("1", "2"), page("2"), "", page("2", "1").replace("₹1.00", "₹9.00")],
)
def test_other_orders_or_amounts_are_not_compared(floor: str) -> None:
    with pytest.raises(RuntimeError):
        insist_on_the_same(page("2", "1"), floor)
