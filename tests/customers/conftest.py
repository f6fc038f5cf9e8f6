"""For all tests about customers."""

import pytest


@pytest.fixture(autouse=True)
def nobody_waits_for_the_tests_own_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sweep's thread wants to note how SourceHub is on a connection of its own, and
    the test's transaction, which never ends meanwhile, may hold that row."""
    monkeypatch.setattr("sourcehub_portal.gateway.brief_lock._MILLISECONDS", 10)
