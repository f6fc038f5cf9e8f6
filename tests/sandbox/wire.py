"""One request to the sandbox, and every byte that comes back."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from tests.sandbox_process import SandboxProcess

_SECONDS = 20


@contextmanager
def connected(sandbox: SandboxProcess) -> Iterator[socket.socket]:
    """A connection on which the list of customers has been asked for."""
    request = (
        "GET /api/customers HTTP/1.1\r\nHost: sandbox\r\nConnection: close\r\n"
        f"Authorization: Bearer {sandbox.key}\r\n\r\n"
    )
    port = urlsplit(sandbox.url).port
    with socket.create_connection(("127.0.0.1", port), _SECONDS) as wire:
        wire.sendall(request.encode())
        yield wire


def head(wire: socket.socket) -> bytes:
    """The bytes up to the empty line, and none behind it."""
    content = b""
    while not content.endswith(b"\r\n\r\n"):
        content += wire.recv(1)
    return content


def raw(sandbox: SandboxProcess) -> bytes:
    """All that comes until the connection ends."""
    with connected(sandbox) as wire:
        return b"".join(iter(lambda: wire.recv(65536), b""))
