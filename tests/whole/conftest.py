"""A portal whose mirror was filled from the sandbox by a real sweep, over HTTP."""

import json
from typing import Any

import pytest
import requests

from customers.sweep import sweep_customers
from sourcehub_portal.gateway.client import connect
from tests.sandbox_process import SandboxProcess


@pytest.fixture
def filled(sandbox: SandboxProcess, db: None) -> SandboxProcess:
    """The sandbox, all of whose customers are mirrored."""
    sweep_customers(connect())
    return sandbox


def rows_of(sandbox: SandboxProcess) -> dict[int, dict[str, Any]]:
    """Every customer that the sandbox holds, as its JSON has it, in its order."""
    rows: dict[int, dict[str, Any]] = {}
    while True:
        answer = requests.get(
            f"{sandbox.url}/customers",
            params={"count": 100, "skip": len(rows)},
            headers={"Authorization": f"Bearer {sandbox.key}"},
            timeout=10,
        )
        page = json.loads(answer.text)["data"]["customers"]
        if not page:
            return rows
        rows |= {row["id"]: row for row in page}
