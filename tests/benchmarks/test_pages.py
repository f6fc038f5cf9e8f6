"""The page benchmark runs to its figures; what these are is no test's matter."""

from pathlib import Path

import pytest

from benchmarks.pages.built import built
from benchmarks.pages.contenders import ALL_OURS, FLOOR
from benchmarks.pages.document import BEGIN, END, document, put_into
from benchmarks.pages.growth import growth
from benchmarks.pages.measuring import Effort
from benchmarks.pages.questions import KINDS
from benchmarks.pages.rows import insist_on_the_same
from benchmarks.pages.run import run
from benchmarks.pages.table import grown, lines

pytestmark = pytest.mark.slow

EXPORTED = ("", ", all columns", ", all fields")
LITTLE = Effort(warm_up=0, rounds=2, seconds=0, crowd=0)
# Without collecting the static files, which takes longer than all the rest.
PORTAL = "tests.whole.settings"


def test_it_measures_every_contender_over_the_same_rows_and_writes_it_down(
    tmp_path: Path,
) -> None:
    ready = built(200, server="", folder=tmp_path)
    log = tmp_path / "log"
    told = run(ready, LITTLE, log=log, without=("Datasette",), portal=PORTAL)
    others = {"Django admin", "tables2 + filter"}
    assert told["contenders"].keys() == {*ALL_OURS, FLOOR} | others
    for kinds in told["contenders"].values():
        assert all(kinds[kind]["median_ms"] > 0 for kind in KINDS)
    assert "200 customers" in "".join(lines(told))
    assert all(told["exports"][f"csv{which}"]["lines"] > 200 for which in EXPORTED)
    assert "All as xlsx" in "".join(lines(told))
    larger = growth(ready, ready, LITTLE, log=log, portal=PORTAL)
    assert larger["times"].keys() == {*ALL_OURS}
    assert "ours, anew" in "".join(grown(larger))
    text = document({"machine": {"Python": "3"}, "runs": [told], "growth": [larger]})
    assert "ours ÷ itself at 200" in text
    assert "ours ÷ floor" in put_into(f"# A page\n{BEGIN}\nold\n{END}\n", text)

    assert built(200, server="", folder=tmp_path) == ready


def test_pages_that_show_other_rows_are_not_compared() -> None:
    page = '<table><a href="/customers/{}/">x</a></table>'
    insist_on_the_same("first", page.format(1), page.format(1))
    with pytest.raises(RuntimeError):
        insist_on_the_same("first", page.format(1), page.format(2))


def test_of_the_beginning_of_a_phone_ours_may_show_more_but_not_less() -> None:
    link = '<a href="/customers/{}/">x</a>'
    both, one = (
        f"<table>{''.join(map(link.format, ids))}</table>" for ids in ((1, 2), (2,))
    )
    insist_on_the_same("phone", both, one)
    with pytest.raises(RuntimeError):
        insist_on_the_same("phone", one, both)
