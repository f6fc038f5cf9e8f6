"""Names → addresses, without waiting longer for the resolver than one wants to.

`getaddrinfo` knows no limit, and with its name servers gone it blocks for many seconds.
So a thread of its own asks it, and whoever wants the addresses waits as long as they
please. One look-up of a name is under way at a time, for all who want it: a resolver
that hangs holds one thread, however many ask.
"""

import os
import socket
from concurrent.futures import Future
from functools import cache, partial
from threading import Lock, Thread
from typing import Any

_Name = tuple[str, int]
_Addresses = list[tuple[Any, ...]]


class _LookUps:
    """The look-ups that are under way."""

    def __init__(self) -> None:
        self._under_way: dict[_Name, Future[_Addresses]] = {}
        self._lock = Lock()

    def join(self, name: _Name) -> Future[_Addresses]:
        """The look-up of `name`: the one under way, or a new one."""
        with self._lock:
            if name not in self._under_way:
                found: Future[_Addresses] = Future()
                # A daemon, unlike an executor's: it must not keep the process alive.
                Thread(target=self._ask, args=(name, found), daemon=True).start()
                self._under_way[name] = found
            return self._under_way[name]

    def _ask(self, name: _Name, found: Future[_Addresses]) -> None:
        host, port = name
        try:
            addresses = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            tell = partial(found.set_exception, error)
        else:
            tell = partial(found.set_result, list(addresses))
        finally:
            # Before anyone is told: who asks again after a failure asks anew.
            with self._lock:
                del self._under_way[name]
        tell()


@cache
def _look_ups() -> _LookUps:
    return _LookUps()


# A child has none of its parent's threads: it would wait for them in vain.
os.register_at_fork(after_in_child=_look_ups.cache_clear)


def resolve(host: str, port: int, *, within: float) -> _Addresses:
    """What `socket.getaddrinfo` says of `host`, in at most `within` seconds.

    Raises OSError (TimeoutError among them), and UnicodeError for a label that is
    longer than a name may have.
    """
    return _look_ups().join((host, port)).result(timeout=within)
