"""A browser that keeps its connection, and reads every byte of an answer."""

import gzip
import select
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Self

# Sixteen at once may wait for minutes where one page takes ten seconds.
PATIENCE = 900


@dataclass(frozen=True, slots=True)
class Answer:
    """`seconds` from the first byte of the question to the last of the answer; `body`
    as it was sent, packed or not."""

    seconds: float
    body: bytes
    packed: bool

    @property
    def text(self) -> str:
        return (gzip.decompress(self.body) if self.packed else self.body).decode()


class Browser:
    """Asks one site over one connection, again and again."""

    def __init__(self, port: int, headers: Mapping[str, str]) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self._headers = {"Accept-Encoding": "gzip", **headers}

    def __enter__(self) -> Self:
        self._connection.connect()
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def get(self, address: str) -> Answer:
        """Raises RuntimeError for any answer but 200: it would be no measurement."""
        self._see_that_it_is_open()
        began = time.perf_counter()
        self._connection.request("GET", address, headers=self._headers)
        response = self._connection.getresponse()
        body = response.read()
        seconds = time.perf_counter() - began
        if response.status != 200:
            raise RuntimeError(f"{response.status} for {address}: {body[:500]!r}")
        packed = response.getheader("Content-Encoding") == "gzip"
        return Answer(seconds, body, packed=packed)

    def _see_that_it_is_open(self) -> None:
        """A server that closed it while others were asked is connected to again, before
        the time runs."""
        open_socket = self._connection.sock
        if open_socket is None or select.select([open_socket], [], [], 0)[0]:
            self._connection.close()
            self._connection.connect()
