"""One sandbox for the whole folder, and a way to ask it."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Protocol

import pytest
import requests

from tests.sandbox_process import SandboxProcess

TODAY = "2026-03-20"


class Ask(Protocol):
    """GET one address below /api with these parameters."""

    def __call__(
        self, path: str, *, timeout: float = 5, **params: object
    ) -> requests.Response: ...


class Rows(Protocol):
    """The rows of one page, their amounts as Decimal."""

    def __call__(self, path: str, **params: Any) -> list[dict[str, Any]]: ...


@pytest.fixture(scope="session")
def running() -> Iterator[SandboxProcess]:
    with SandboxProcess.start(customers=1000, seed=1, today=TODAY) as process:
        yield process


@pytest.fixture
def sandbox(running: SandboxProcess) -> Iterator[SandboxProcess]:
    """The sandbox, behaving; whatever a test switched on is off again after it."""
    yield running
    running.reset()


@pytest.fixture
def ask(sandbox: SandboxProcess) -> Iterator[Ask]:
    with requests.Session() as session:
        session.trust_env = False
        session.headers["Authorization"] = f"Bearer {sandbox.key}"

        def ask(path: str, *, timeout: float = 5, **params: Any) -> requests.Response:
            return session.get(
                f"{sandbox.url}/{path}",
                params=params,
                timeout=timeout,
                allow_redirects=False,
            )

        yield ask


@pytest.fixture
def rows(ask: Ask) -> Rows:
    def rows(path: str, **params: Any) -> list[dict[str, Any]]:
        document = json.loads(ask(path, **params).content, parse_float=Decimal)
        found: list[dict[str, Any]] = document["data"][path.strip("/")]
        return found

    return rows
