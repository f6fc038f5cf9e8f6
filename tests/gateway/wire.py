"""A server whose every byte is up to the test."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Script = Callable[[socket.socket], None]

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


@dataclass
class Wire:
    """Where the server listens, and how many connections it has accepted."""

    port: int
    accepted: int = 0
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/api"


@contextmanager
def serving(script: Script, *, listening: bool = True) -> Iterator[Wire]:
    """Runs `script` on each connection, after the request's head if `listening`."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        wire = Wire(port=listener.getsockname()[1])
        accepting = threading.Thread(
            target=_accept,
            args=(listener, _listening(script) if listening else script, wire),
            daemon=True,
        )
        accepting.start()
        yield wire
        wire.closing.set()
        # Wakes the thread: closing a listener does not end its accept().
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", wire.port), 1).close()
        accepting.join(5)


def _accept(listener: socket.socket, script: Script, wire: Wire) -> None:
    while True:
        connection, _ = listener.accept()
        if wire.closing.is_set():
            connection.close()
            return
        wire.accepted += 1
        threading.Thread(target=_serve, args=(connection, script), daemon=True).start()


def _serve(connection: socket.socket, script: Script) -> None:
    # The client may leave at any time: that is what many of the tests are about.
    with connection, suppress(OSError):
        script(connection)


def _listening(script: Script) -> Script:
    def after_head(connection: socket.socket) -> None:
        read_head(connection)
        script(connection)

    return after_head


def read_head(connection: socket.socket) -> bytes:
    """The head of one request."""
    head = b""
    while b"\r\n\r\n" not in head:
        piece = connection.recv(4096)
        if not piece:
            return head
        head += piece
    return head


def answering(body: bytes, *, head: bytes = HEAD) -> Script:
    """A script that sends one whole answer."""

    def script(connection: socket.socket) -> None:
        length = f"Content-Length: {len(body)}\r\n\r\n".encode()
        connection.sendall(head + length + body)

    return script


def sending(content: bytes) -> Script:
    """A script that sends `content` and closes."""

    def script(connection: socket.socket) -> None:
        connection.sendall(content)

    return script


def dripping(first: bytes, drop: bytes, *, every: float = 0.05) -> Script:
    """A script that sends `first`, and then `drop` again and again."""

    def script(connection: socket.socket) -> None:
        connection.sendall(first)
        pause = threading.Event()
        while not pause.wait(every):
            connection.sendall(drop)

    return script


def silent(connection: socket.socket) -> None:
    """A script that never answers; it ends when the client leaves."""
    while connection.recv(4096):
        pass


def closing(connection: socket.socket) -> None:
    """A script that hangs up without a word."""
    connection.shutdown(socket.SHUT_RDWR)
