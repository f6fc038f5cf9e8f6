"""The sandbox as a process: starting, ending, and what it needs."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
import requests

from tests.sandbox_process import SandboxProcess

_ROOT = Path(__file__).parents[2]
_NEW_MODULES = """
import sys
before = set(sys.modules)
import sourcehub_portal.sandbox.server
print(*sorted(set(sys.modules) - before))
"""


def _run(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sourcehub_portal.sandbox", *options],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        timeout=10,
        check=False,
    )


def test_sigterm_ends_it_quickly_and_quietly() -> None:
    process = SandboxProcess.start(customers=10)
    began = time.monotonic()
    assert process.stop() == 0
    assert time.monotonic() - began < 2


def test_sigterm_ends_it_while_a_client_waits() -> None:
    process = SandboxProcess.start(customers=10, faults=["hang"])
    with requests.Session() as session:
        try:
            session.get(f"{process.url}/customers", timeout=0.2)
        except requests.ReadTimeout:
            assert process.stop() == 0
        else:
            raise AssertionError("it answered")


def test_an_address_in_use_is_one_line_and_status_1() -> None:
    with SandboxProcess.start(customers=10) as first:
        second = _run(f"--port={first.origin.rpartition(':')[2]}")
    assert second.returncode == 1
    assert second.stdout == ""
    assert second.stderr.count("\n") == 1
    assert "in use" in second.stderr


def test_an_unknown_fault_is_one_line_and_status_1() -> None:
    failed = _run("--port=0", "--fault=no-such")
    assert failed.returncode == 1
    assert failed.stderr.count("\n") == 1
    assert "no-such" in failed.stderr


def test_without_openssl_a_bad_certificate_is_one_line_and_status_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    failed = _run("--port=0", "--fault=bad-certificate")
    assert failed.returncode == 1
    assert failed.stderr.count("\n") == 1
    assert "openssl: not found" in failed.stderr


def test_a_million_customers_start_at_once_and_any_page_is_there() -> None:
    began = time.monotonic()
    with SandboxProcess.start(customers=1_000_000) as large:
        started = time.monotonic() - began
        headers = {"Authorization": f"Bearer {large.key}"}
        last = requests.get(
            f"{large.url}/customers?count=100&skip=999950", headers=headers, timeout=5
        ).json()["data"]
    assert started < 3
    assert [row["id"] for row in last["customers"]] == list(range(999_951, 1_000_001))
    assert last["pagination"]["total"] == 1_000_000


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others() -> None:
    pages = []
    for seed in (5, 5, 6):
        with SandboxProcess.start(customers=50, seed=seed) as process:
            headers = {"Authorization": f"Bearer {process.key}"}
            url = f"{process.url}/customers?count=50"
            pages.append(requests.get(url, headers=headers, timeout=5).content)
    assert pages[0] == pages[1] != pages[2]


def test_its_log_has_no_query_string() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "sourcehub_portal.sandbox", "--port=0", "--log"],
        cwd=_ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stderr
    url = process.stdout.readline().split()[-1]
    requests.get(f"{url}/orders?phone_number=6396281335", timeout=5)
    logged = process.stderr.readline()
    process.terminate()
    _, rest = process.communicate(timeout=5)
    assert logged.startswith("GET /api/orders 401 ")
    assert "6396281335" not in logged + rest


def test_it_imports_the_standard_library_alone() -> None:
    listed = subprocess.run(
        [sys.executable, "-c", _NEW_MODULES],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    tops = {name.partition(".")[0] for name in listed}
    assert tops - set(sys.stdlib_module_names) == {"sourcehub_portal"}
    ours = {name for name in listed if name.startswith("sourcehub_portal.")}
    assert all(name.startswith("sourcehub_portal.sandbox") for name in ours)
