"""Reads that are likely to come next, begun before they are asked for.

While pages are compared and written, SourceHub is answering already. One request is
under way at any time, in the order of the reads; whatever it ends in comes out where
the read is asked for. See docs/decisions.
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from contextvars import copy_context
from queue import SimpleQueue
from threading import Semaphore, Thread

from django.db import connections

from customers.stride import Place, Stride, steady
from sourcehub_portal.gateway.errors import UpstreamError
from sourcehub_portal.gateway.records import Page, RawRow

# As many as are written together at the most.
DEEPEST = 16
# Of so many reads that were guessed rightly one may come to nothing.
SURE = 4

Ask = Callable[[int, int], Page[RawRow]]
_Answer = Future[Page[RawRow]]


class Ahead:
    """`ask(skip, count)`, which begins the reads to come as soon as they are plain.

    `wasted` counts the requests that nobody wanted the answer of, until `close`.
    """

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._past: deque[Place] = deque(maxlen=3)
        self._run: _Run | None = None
        self.wasted = 0

    def __call__(self, skip: int, count: int, *, guess: bool = True) -> Page[RawRow]:
        """Raises what asking raised. Without `guess` it asks for this alone."""
        place = Place(skip, count)
        page = self._fetched(place)
        self._past.append(place)
        if not guess:
            self.close()
            return page
        stride = None if self._run else steady(list(self._past), page)
        if stride and (following := stride.after(place, page)):
            self._run = _Run(self._ask, following, stride)
        return page

    def close(self, *, wait: bool = True) -> None:
        """Ends what is under way; without `wait`, some time later."""
        run, self._run = self._run, None
        if run:
            self.wasted += run.end(wait=wait)

    def _fetched(self, place: Place) -> Page[RawRow]:
        if self._run and (answer := self._run.take(place)):
            return answer.result()
        self.close()
        return self._ask(place.skip, place.count)


class _Run:
    """Reads at an even pace, in a thread of their own, from `first` until one is no
    page as those before."""

    def __init__(self, ask: Ask, first: Place, stride: Stride) -> None:
        self._ask = ask
        self._due: Place | None = first
        self._stride = stride
        self._came: SimpleQueue[tuple[Place, _Answer] | None] = SimpleQueue()
        self._room = Semaphore(1)
        self._taken = 0
        self._over = False
        # What is said in the log of the sweep is said of its requests, too.
        run = copy_context().run
        self._thread = Thread(target=run, args=[self._fetch], daemon=True)
        self._thread.start()

    def take(self, place: Place) -> _Answer | None:
        """The answer of the next read; None where that is another, or there is none."""
        came = self._came.get()
        if came is None or came[0] != place:
            self._came.put(came)
            return None
        self._taken += 1
        wider = self._taken % SURE == 0 and self._taken < SURE * DEEPEST
        self._room.release(1 + wider)
        return came[1]

    def end(self, *, wait: bool) -> int:
        """How many requests were sent for nothing."""
        self._over = True
        self._room.release()
        if wait:
            self._thread.join()
        return sum(1 for answer in self._left() if _was_sent(answer))

    def _left(self) -> list[_Answer]:
        left: list[_Answer] = []
        while not self._came.empty():
            came = self._came.get()
            left += [came[1]] if came else []
        return left

    def _fetch(self) -> None:
        try:
            while (place := self._due) and self._room.acquire() and not self._over:
                self._due = self._read(place)
        finally:
            # The gate's; they are this thread's alone.
            connections.close_all()
            self._came.put(None)

    def _read(self, place: Place) -> Place | None:
        """One request; where the next one is."""
        answer: _Answer = Future()
        try:
            page = self._ask(place.skip, place.count)
        except Exception as error:  # noqa: BLE001 - comes out where it is read
            answer.set_exception(error)
            following = None
        else:
            answer.set_result(page)
            following = self._stride.after(place, page)
        self._came.put((place, answer))
        return following


def _was_sent(answer: _Answer) -> bool:
    error = answer.exception()
    return not isinstance(error, UpstreamError) or bool(error.attempts)
