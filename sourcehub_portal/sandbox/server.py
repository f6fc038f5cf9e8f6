"""HTTP around the sandbox: kept-alive connections, a thread each, loopback only."""

import socket
import socketserver
import ssl
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from http.server import BaseHTTPRequestHandler
from threading import Thread, get_ident
from urllib.parse import urlsplit

from sourcehub_portal.sandbox.answer import Answer
from sourcehub_portal.sandbox.request import Request
from sourcehub_portal.sandbox.sandbox import Reply

HOST = "127.0.0.1"
_LONGEST_BODY = 1024 * 1024
_FORM = "application/x-www-form-urlencoded"


Serve = Callable[[Request], AbstractContextManager[Reply]]


class Server(socketserver.ThreadingTCPServer):
    """Listens on HOST; port 0 takes a free one, which `port` then names."""

    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 128

    def __init__(
        self,
        serve: Serve,
        *,
        port: int,
        logs: bool = False,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.serve = serve
        self.logs = logs
        self.tls = tls
        self.stopped = False
        # The connections by the thread that serves each.
        self.open: dict[int, socket.socket] = {}
        super().__init__((HOST, port), Handler)
        self.port = int(self.server_address[1])

    def start(self) -> None:
        Thread(
            target=self.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True
        ).start()

    def stop(self) -> None:
        """Ends the listening and every connection but the one that asked for it."""
        self.stopped = True
        self.shutdown()
        self.server_close()
        for thread, connection in list(self.open.items()):
            if thread != get_ident():
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, *_: object) -> None:
        """Says what went wrong in one line; a client that left is nothing wrong."""
        error = sys.exception()
        if not isinstance(error, ConnectionError | ssl.SSLError):
            sys.stderr.write(f"sandbox: {type(error).__name__}: {error}\n")


class Handler(BaseHTTPRequestHandler):
    """One connection. Each answer leaves in a single write."""

    server: Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def setup(self) -> None:
        self.server.open[get_ident()] = self.request
        if self.server.tls:
            self.request = self.server.tls.wrap_socket(self.request, server_side=True)
        super().setup()

    def finish(self) -> None:
        self.server.open.pop(get_ident(), None)
        super().finish()

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
        with self.server.serve(request) as reply:
            # The door may have been changed by this very request.
            self.close_connection |= self.server.stopped
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
            wants_html="text/html" in self.headers.get("Accept", ""),
            is_form=self.headers.get("Content-Type", "").startswith(_FORM),
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
