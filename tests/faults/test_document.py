"""docs/faults.md is what `make faults` wrote, and has not been left behind."""

import ast
import re

import pytest

from sourcehub_portal.sandbox.faults import known

from .document import DOCUMENT, ROOT
from .rows import Case, Row, rows

# Tried by tests of their own, which need no case.
OF_THEIR_OWN = {"slow": 42}
# Before it was ever made, every row is missing.
TEXT = DOCUMENT.read_text(encoding="utf-8") if DOCUMENT.exists() else ""
LINES = {
    int(found[1]): found[0] for found in re.finditer(r"^\| (\d+) \|.*$", TEXT, re.M)
}


@pytest.mark.parametrize("row", rows(), ids=lambda row: str(row.number))
def test_every_row_is_there_with_all_its_cases(row: Row) -> None:
    line = LINES[row.number]
    assert row.what in line
    assert all(f"`{case.name}`" in line for case in row.cases if _is_tried(case))


def _is_tried(case: Case) -> bool:
    return bool(case.error or case.sweep or case.lookup)


@pytest.mark.parametrize(
    ("file", "name"), set(re.findall(r"\[`(tests/\S+\.py)`\]\S+ `(\w+)`", TEXT))
)
def test_every_test_that_it_names_exists(file: str, name: str) -> None:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    assert name in {
        node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)
    }


def test_every_fault_of_the_sandbox_is_tried() -> None:
    tried = {case.name: row.number for row in rows() for case in row.cases}
    faults = {name: fault.row for name, fault in known().items()}
    assert {**tried, **OF_THEIR_OWN} == faults


def test_no_row_is_there_that_nobody_asked_for() -> None:
    assert set(LINES) == {row.number for row in rows()} == set(range(1, 45))
