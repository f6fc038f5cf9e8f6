"""No log line of the web server shows a query string: it holds phone numbers."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SECONDS = 30
# A streamed answer fails outside Django, where gunicorn itself reports it.
FAILING = """
def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/csv")])
    return body() if environ["PATH_INFO"] != "/well/" else [b"well"]

def body():
    raise RuntimeError("the first read failed")
    yield b""
"""


@contextmanager
def serving(folder: Path, lines: list[str], **variables: str) -> Iterator[int]:
    """Serves FAILING as the portal is served; yields the port. Fills `lines`."""
    (folder / "failing.py").write_text(FAILING)
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--bind=127.0.0.1:0", "failing"],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(folder),
            "WEB_CONCURRENCY": "1",
            **variables,
        },
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr
    try:
        yield _port(process.stderr, lines)
    finally:
        process.terminate()
        lines += process.stderr.readlines()
        process.stderr.close()
        process.wait(SECONDS)


def _port(stderr: Iterator[str], lines: list[str]) -> int:
    for line in stderr:
        lines.append(line)
        if found := re.search(r"Listening at: http://127\.0\.0\.1:(\d+)", line):
            return int(found[1])
    pytest.fail(f"gunicorn did not start: {lines}")


def ask(port: int, line: str) -> None:
    """Sends one request line as it is, and reads until the server is done."""
    with socket.create_connection(("127.0.0.1", port), timeout=SECONDS) as wire:
        wire.sendall(f"{line}\r\nHost: localhost\r\n\r\n".encode())
        while wire.recv(4096):
            pass


def test_an_answer_that_fails_while_it_streams_is_logged_without_its_query(
    tmp_path: Path,
) -> None:
    lines: list[str] = []
    with serving(tmp_path, lines) as port:
        ask(port, "GET /orders/export/?format=csv&phone=9639628133 HTTP/1.1")
    said = "".join(lines)
    assert "Error handling request GET /orders/export/?…" in said
    assert "the first read failed" in said
    assert "9639628133" not in said


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("GET /orders/?phone=+91 96396 28133 HTTP/1.1", id="blanks"),
        pytest.param("GET /orders/?phone='96396'28133", id="no version"),
    ],
)
def test_a_request_that_cannot_be_read_is_logged_without_its_query(
    tmp_path: Path, line: str
) -> None:
    lines: list[str] = []
    with serving(tmp_path, lines) as port:
        ask(port, line)
    said = "".join(lines)
    assert "Invalid request from ip=127.0.0.1" in said
    assert "96396" not in said
    assert "28133" not in said


def test_a_failure_is_one_line_with_its_traceback(tmp_path: Path) -> None:
    lines: list[str] = []
    with serving(tmp_path, lines) as port:
        ask(port, "GET / HTTP/1.1")
    [failure] = [line for line in lines if "level=error" in line]
    assert "Error handling request GET /" in failure
    assert "in body" in failure


def test_accesses_are_logged_by_wish_alone_and_by_their_path(tmp_path: Path) -> None:
    quiet: list[str] = []
    with serving(tmp_path, quiet) as port:
        ask(port, "GET /well/?phone=9639628133 HTTP/1.0")
    wished: list[str] = []
    with serving(tmp_path, wished, ACCESS_LOG="1") as port:
        ask(port, "GET /well/?phone=9639628133 HTTP/1.0")
    assert not [line for line in quiet if "GET /well/ 200" in line]
    assert [line for line in wished if "GET /well/ 200" in line]
    assert "9639628133" not in "".join([*quiet, *wished])
