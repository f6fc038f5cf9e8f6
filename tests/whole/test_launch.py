"""`make run`: one process that starts all of it, and ends all of it."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

ROOT = Path(__file__).parents[2]
SECONDS = 60


@pytest.fixture
def port() -> int:
    """A port that is free, as is the one above it."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            number = int(first.getsockname()[1])
            try:
                second.bind(("127.0.0.1", number + 1))
            except OSError:
                continue
            return number


@pytest.fixture
def launched(port: int, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    process = launch(port, tmp_path)
    yield process
    process.kill()
    process.wait()


def launch(port: int, folder: Path, **variables: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "sourcehub_portal.launch"],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "PORT": str(port),
            "DATABASE_URL": f"sqlite:///{folder / 'portal.sqlite3'}",
            **variables,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def sign_in(origin: str, name: str) -> requests.Session:
    session = requests.Session()
    session.trust_env = False
    form = session.get(f"{origin}/accounts/login/", timeout=SECONDS).text
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
    assert token
    session.post(
        f"{origin}/accounts/login/",
        {
            "login": name,
            "password": "sourcehub-demo",
            "csrfmiddlewaretoken": token[1],
        },
        timeout=SECONDS,
    )
    return session


def until_it_answers(address: str) -> None:
    ends = time.monotonic() + SECONDS
    while time.monotonic() < ends:
        try:
            requests.get(address, timeout=1)
        except requests.RequestException:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"{address} does not answer")


def test_it_starts_everything_and_ends_everything(
    launched: subprocess.Popen[str], port: int
) -> None:
    origin = f"http://127.0.0.1:{port}"
    until_it_answers(f"{origin}/readyz")
    support = sign_in(origin, "support")
    page = support.get(
        f"{origin}/orders/", params={"phone": "+91 63962-81335"}, timeout=SECONDS
    ).text
    for words in (
        *("00865", "00877", "necklace", "archa jha"),
        *("INV-21-00001", "INV-21-00002", "₹65,000.00", "₹1,40,000.00"),
    ):
        assert words in page
    until_the_list_is_filled(support, origin)

    launched.send_signal(signal.SIGINT)
    said, _ = launched.communicate(timeout=SECONDS)
    assert launched.returncode == 0, "make would speak of an error"
    assert f"http://localhost:{port}/" in said
    assert "sourcehub-demo" in said
    assert "6396281335" not in said, "a phone number is in no log"
    for number in (port, port + 1):
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", number)) != 0


def until_the_list_is_filled(session: requests.Session, origin: str) -> None:
    """The empty mirror fills by itself."""
    ends = time.monotonic() + SECONDS
    while time.monotonic() < ends:
        page = session.get(f"{origin}/customers/", timeout=SECONDS).text
        if "<strong>1,000</strong> customers" in page and "every 2s" not in page:
            return
        time.sleep(0.5)
    pytest.fail("the list was not filled")


def test_a_port_in_use_is_said_in_one_line_before_anything_is_touched(
    port: int, tmp_path: Path
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        said, _ = launch(port, tmp_path).communicate(timeout=SECONDS)
    assert said.startswith(f"Port {port} is in use")
    assert said.count("\n") == 1
    assert not list(tmp_path.iterdir()), "a portal that runs may own the database"


def test_a_port_in_use_where_the_sandbox_goes_is_said_as_well(
    port: int, tmp_path: Path
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port + 1))
        taken.listen()
        said, _ = launch(port, tmp_path).communicate(timeout=SECONDS)
    assert said.startswith(f"Port {port + 1} is in use")


def test_beside_a_real_sourcehub_there_is_no_sandbox_and_no_demo_sign_in(
    port: int, tmp_path: Path
) -> None:
    process = launch(
        port,
        tmp_path,
        SOURCEHUB_API_URL="https://sourcehub.invalid/api",
        SOURCEHUB_API_KEY="canary-key",
    )
    try:
        until_it_answers(f"http://127.0.0.1:{port}/readyz")
        session = sign_in(f"http://127.0.0.1:{port}", "admin")
        answer = session.get(f"http://127.0.0.1:{port}/", allow_redirects=False)
        assert answer.headers["Location"].startswith("/accounts/login/")
    finally:
        process.send_signal(signal.SIGTERM)
        said, _ = process.communicate(timeout=SECONDS)
    assert process.returncode == 0
    assert "sourcehub-demo" not in said
    assert "sandbox" not in said.lower()
    assert "canary-key" not in said
    assert "made priya" in create_user(as_printed_in(said), tmp_path)


def as_printed_in(said: str) -> str:
    """The command that makes a sign-in, as one would copy it from the terminal."""
    printed = re.search(r"Make a sign-in +(.+)", said)
    assert printed
    return printed[1].replace("NAME", "priya").replace("sales|support|manager", "sales")


def create_user(command: str, folder: Path) -> str:
    return subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "DATABASE_URL": f"sqlite:///{folder / 'portal.sqlite3'}",
            "PORTAL_PASSWORD": "a-long-word-of-hers",
        },
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=True,
    ).stdout
