"""Every row of the table of misbehaviours can be had, by name or by hand."""

import subprocess
import sys
from pathlib import Path

import pytest

from sourcehub_portal.sandbox.faults import BY_HAND, known
from sourcehub_portal.sandbox.faults.layers import Known

ROOT = Path(__file__).parents[2]


def test_each_row_up_to_39_has_a_name_and_the_others_say_how() -> None:
    named = {fault.row for fault in known().values()}
    assert named >= set(range(1, 40))
    assert named | set(BY_HAND) == set(range(1, 45))


@pytest.mark.parametrize(("name", "fault"), known().items(), ids=known())
def test_every_fault_has_a_sentence(name: str, fault: Known) -> None:
    assert name == name.lower()
    assert fault.sentence.endswith(".")


def test_the_list_can_be_printed_in_the_order_of_the_rows() -> None:
    listed = subprocess.run(
        [sys.executable, "-m", "sourcehub_portal.sandbox", "--faults"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=10,
    ).stdout.splitlines()
    rows = [int(line.split()[0]) for line in listed]
    assert rows == sorted(rows)
    assert {line.split()[1] for line in listed} == {*known(), "(by"}


@pytest.mark.parametrize("name", known())
def test_every_fault_is_tried_over_http_in_this_folder(name: str) -> None:
    tests = (ROOT / "tests/sandbox").glob("test_*.py")
    assert any(f'"{name}"' in test.read_text(encoding="utf-8") for test in tests)
