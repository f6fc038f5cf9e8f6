"""The API's port, and whatever the faults have put behind it."""

import socket
from contextlib import suppress
from threading import Lock
from typing import Protocol

from sourcehub_portal.sandbox.faults.door import Door
from sourcehub_portal.sandbox.server import HOST, Serve, Server

# How long an attempt to connect must stay without an answer to count as going nowhere.
_SILENCE = 0.2
_MOST_ATTEMPTS = 16


class _Behind(Protocol):
    port: int

    def stop(self) -> None: ...


class Doorway:
    """Keeps one port; only for a moment, while the door changes, is it given up."""

    def __init__(self, serve: Serve, door: Door, *, port: int, logs: bool) -> None:
        self._serve = serve
        self._logs = logs
        self._door = door
        self._lock = Lock()
        self._behind = self._opened(port)

    @property
    def url(self) -> str:
        return self._door.url.format(port=self._behind.port)

    def change(self, door: Door) -> None:
        """Opens this door instead; those who came through the other are sent away."""
        with self._lock:
            if door == self._door:
                return
            self._door = door
            port = self._behind.port
            self._behind.stop()
            self._behind = self._opened(port)

    def _opened(self, port: int) -> _Behind:
        if not self._door.listens:
            return _Shut(port)
        if not self._door.accepts:
            return _Full(port)
        server = Server(self._serve, port=port, logs=self._logs, tls=self._door.tls)
        server.start()
        return server


class _Shut:
    """The port is taken, so that nobody else listens on it, and refuses everyone."""

    def __init__(self, port: int) -> None:
        self._socket = socket.socket()
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind((HOST, port))
        self.port = int(self._socket.getsockname()[1])

    def stop(self) -> None:
        self._socket.close()


class _Full(_Shut):
    """It listens with a queue that is full already: the kernel drops who comes."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self._socket.listen(0)
        self._waiting: list[socket.socket] = []
        while self._takes_one_more() and len(self._waiting) < _MOST_ATTEMPTS:
            pass

    def _takes_one_more(self) -> bool:
        caller = socket.socket()
        caller.settimeout(_SILENCE)
        self._waiting.append(caller)
        with suppress(TimeoutError):
            caller.connect((HOST, self.port))
            return True
        return False

    def stop(self) -> None:
        super().stop()
        for caller in self._waiting:
            caller.close()
