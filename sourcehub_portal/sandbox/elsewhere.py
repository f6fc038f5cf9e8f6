"""A port that nobody has reason to call; whoever does was led there by a fault."""

import socketserver

from sourcehub_portal.sandbox.counter import Counter

_ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
_SECONDS = 2


class Elsewhere(socketserver.ThreadingTCPServer):
    """Counts the connections and the bytes that it receives."""

    daemon_threads = True

    def __init__(self, host: str, counter: Counter) -> None:
        self.counter = counter
        super().__init__((host, 0), _Received)

    @property
    def address(self) -> str:
        host, port = self.server_address[:2]
        return f"http://{host!s}:{port}"

    def handle_error(self, *_: object) -> None:
        """Whoever left again was counted all the same."""


class _Received(socketserver.BaseRequestHandler):
    server: Elsewhere

    def handle(self) -> None:
        self.server.counter.strayed(connections=1)
        self.request.settimeout(_SECONDS)
        self.server.counter.strayed(received=len(self.request.recv(65536)))
        self.request.sendall(_ANSWER)
