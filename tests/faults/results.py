"""Writes down which tests tried which row, and how they ended (`--faults-results`)."""

import json
from pathlib import Path
from typing import Any

import pytest


class Results:
    """A pytest plugin: the outcome of every test that carries the mark `fault`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._tried: dict[str, dict[str, Any]] = {}

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        for item in session.items:
            marks = [mark.kwargs for mark in item.iter_markers("fault")]
            if marks:
                self._tried[item.nodeid] = {"marks": marks, "outcome": "not run"}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        tried = self._tried.get(report.nodeid)
        if tried and (report.when == "call" or report.outcome != "passed"):
            worse = tried["outcome"] not in ("not run", "passed")
            tried["outcome"] = tried["outcome"] if worse else report.outcome

    def pytest_sessionfinish(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text(json.dumps(self._tried, indent=1), encoding="utf-8")
