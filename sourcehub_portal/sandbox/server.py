"""HTTP around the sandbox: kept-alive connections, a thread each, loopback only."""

import socketserver
import sys
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from urllib.parse import urlsplit

from sourcehub_portal.sandbox.answer import Answer
from sourcehub_portal.sandbox.sandbox import Request, Sandbox

HOST = "127.0.0.1"
_LONGEST_BODY = 64 * 1024


class Server(socketserver.ThreadingTCPServer):
    """Listens on HOST; port 0 takes a free one, which `address` then names."""

    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, sandbox: Sandbox, *, port: int, logs: bool) -> None:
        self.sandbox = sandbox
        self.logs = logs
        super().__init__((HOST, port), Handler)

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.server_address[1]}"

    def handle_error(self, *_: object) -> None:
        """Says what went wrong in one line; a client that left is nothing wrong."""
        error = sys.exception()
        if not isinstance(error, ConnectionError):
            sys.stderr.write(f"sandbox: {type(error).__name__}: {error}\n")


class Handler(BaseHTTPRequestHandler):
    """One connection. Each answer leaves in a single write."""

    server: Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __getattr__(self, name: str) -> Callable[[], None]:
        """Every method is answered, those that the API lacks with its own 405.

        The base class looks for `do_GET`, `do_POST` and so on.
        """
        if name.startswith("do_"):
            return self._handle
        raise AttributeError(name)

    def _handle(self) -> None:
        began = time.perf_counter()
        request = self._request()
        reply = self.server.sandbox.reply(request)
        if reply.send:
            self.close_connection = True
            reply.send(self.connection, reply.answer)
        else:
            self._send(reply.answer)
        if self.server.logs:
            self._log(request, reply.answer, seconds=time.perf_counter() - began)

    def _request(self) -> Request:
        asked = urlsplit(self.path)
        length = self.headers.get("Content-Length", "0")
        size = int(length) if length.isdecimal() else 0
        if size > _LONGEST_BODY:
            # What is left unread would be taken for the next request.
            self.close_connection = True
        return Request(
            method=self.command,
            path=asked.path.rstrip("/"),
            query=asked.query,
            authorization=self.headers.get("Authorization", ""),
            body=self.rfile.read(min(size, _LONGEST_BODY)),
        )

    def _send(self, answer: Answer) -> None:
        self.close_connection |= not answer.keeps_alive
        body = b"" if self.command == "HEAD" else answer.body
        self.connection.sendall(answer.head + body)

    def _log(self, request: Request, answer: Answer, *, seconds: float) -> None:
        """Never the query string: it has people's phone numbers."""
        sys.stderr.write(
            f"{request.method} {request.path} {answer.status} {seconds * 1000:.1f} ms\n"
        )

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class's name)
        """The base class would log the address with its query string."""
