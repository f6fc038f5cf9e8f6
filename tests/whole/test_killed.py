"""A sweep that is killed with -9 goes on, and ends as if nothing had happened."""

from collections.abc import Iterator

import pytest

from tests.faults.marks import tries
from tests.sandbox_process import SandboxProcess
from tests.whole.own_database import OwnDatabase

pytestmark = pytest.mark.slow

CUSTOMERS = 320
KILLS = 50


@pytest.fixture(scope="module")
def small_sandbox() -> Iterator[SandboxProcess]:
    with SandboxProcess.start(customers=CUSTOMERS) as process:
        yield process


@tries(40, "sweep")
@pytest.mark.parametrize(
    "scenario", ["first", "unchanged", "changed", "changed-forward"]
)
def test_the_end_is_that_of_an_undisturbed_sweep(
    own_database: OwnDatabase, small_sandbox: SandboxProcess, scenario: str
) -> None:
    killing = own_database.start(
        *("-m", "tests.whole.killing", scenario, f"--kills={KILLS}"),
        SOURCEHUB_API_URL=small_sandbox.url,
    )
    out, said = killing.communicate(timeout=300)
    print(said)
    assert killing.returncode == 0, out[-3_000:] + said
    assert f"{KILLS} kills at " in said
