"""The benchmark of sweeps runs to its figures; what these are is no test's matter."""

import pytest

from benchmarks.sweep import run


@pytest.mark.slow
def test_it_measures_sweeps_beside_a_bare_loop_and_readers() -> None:
    said: list[str] = []
    run(200, server="", say=said.append)
    text = "".join(said)
    assert text.startswith("200 customers, SQLite\n")
    for what in ("bare loop", "first import", "nothing changed", "all changed"):
        assert f"\n{what}" in text
    assert "while a sweep writes everybody" in text
