"""A portal whose mirror was filled from the sandbox by a real sweep, over HTTP."""

import pytest

from customers.sweep import sweep_customers
from sourcehub_portal.gateway.client import connect
from tests.sandbox_process import SandboxProcess


@pytest.fixture
def filled(sandbox: SandboxProcess, db: None) -> SandboxProcess:
    """The sandbox, all of whose customers are mirrored."""
    sweep_customers(connect())
    return sandbox
