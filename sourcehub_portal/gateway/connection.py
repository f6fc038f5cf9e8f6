"""urllib3's connections, under the deadline that rules the request."""

import io
import socket
from http.client import HTTPResponse
from typing import Any, cast

import structlog
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from .deadline import Deadline, ruling_deadline
from .errors import ConnectFailed, DeadlineExceeded
from .resolve import resolve

log = structlog.get_logger(__name__)


class _DeadlineReader(io.RawIOBase):
    """Reads a socket, and gives every single read no longer than what is left.

    requests' own read timeout begins anew with every byte: an answer that drips would
    never end.
    """

    def __init__(self, raw: io.RawIOBase, sock: socket.socket) -> None:
        self._raw = raw
        self._socket = sock
        self._deadline: Deadline = ruling_deadline()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._socket.settimeout(self._deadline.patience())
        try:
            # RawIOBase leaves `readinto` to its children; socket.SocketIO has it.
            return cast("socket.SocketIO", self._raw).readinto(buffer)
        except TimeoutError as error:
            raise DeadlineExceeded from error

    def close(self) -> None:
        self._raw.close()
        super().close()


class _DeadlineResponse(HTTPResponse):
    """A response whose status line, headers and body come under the deadline."""

    def __init__(self, sock: socket.socket, *args: Any, **kwargs: Any) -> None:
        super().__init__(sock, *args, **kwargs)
        raw = self.fp.detach()
        self.fp = io.BufferedReader(_DeadlineReader(raw, sock))


class _DeadlineConnect:
    """Connecting under the deadline, for both kinds of connection."""

    response_class: type[HTTPResponse] = _DeadlineResponse
    _dns_host: str
    port: int
    timeout: float | None
    socket_options: list[tuple[int, int, int | bytes]] | None

    def _new_conn(self) -> socket.socket:
        """A connection to the first address of the name that accepts one.

        urllib3's own gives each address the whole limit, whatever is left in all.
        """
        failure: OSError | None = None
        for family, kind, protocol, _name, address in self._addresses():
            sock = socket.socket(family, kind, protocol)
            try:
                sock.settimeout(self._connect_limit())
                for option in self.socket_options or ():
                    sock.setsockopt(*option)
                sock.connect(address)
            except OSError as error:
                log.info("sourcehub_address_failed", reason=str(error))
                failure = error
                sock.close()
            except DeadlineExceeded:
                sock.close()
                raise
            else:
                return sock
        raise ConnectFailed from failure

    def _connect_limit(self) -> float:
        left = ruling_deadline().left()
        return left if self.timeout is None else min(self.timeout, left)

    def _addresses(self) -> list[Any]:
        limit = self._connect_limit()
        try:
            return resolve(self._dns_host, self.port, within=limit)
        except (OSError, UnicodeError) as error:
            if ruling_deadline().remaining() <= 0:
                raise DeadlineExceeded from error
            raise ConnectFailed from error


class _PlainConnection(_DeadlineConnect, HTTPConnection):
    pass


class _TlsConnection(_DeadlineConnect, HTTPSConnection):
    pass


class PlainPool(HTTPConnectionPool):
    """Connections to an http address (loopback only: see configuration)."""

    ConnectionCls = _PlainConnection


class TlsPool(HTTPSConnectionPool):
    """Connections to an https address."""

    ConnectionCls = _TlsConnection
