"""The one place that sends: within limits, with retries, leaving one log line each."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import BoundedSemaphore
from typing import TypeVar

import requests
import urllib3

from .blame import blame, cause
from .body import read_body, read_error_body
from .configuration import Endpoint
from .deadline import Deadline
from .errors import DeadlineExceeded, UpstreamError
from .journal import Note, journalled
from .judge import judge, judge_head, succeeded
from .limits import CONNECTIONS, Limits
from .redaction import Secret
from .retry import pause
from .session import session

T = TypeVar("T")

Reader = Callable[[bytes, datetime], T]
"""Makes something of a body and of the moment (aware) when its request began."""

_slots = BoundedSemaphore(CONNECTIONS)


@dataclass(frozen=True, slots=True)
class Question:
    """One GET: `about` is what the log may tell of the parameters."""

    operation: str
    path: str
    parameters: Mapping[str, str] = field(repr=False)
    about: str = ""


class Transport:
    """Sends to one SourceHub. Threads may share it."""

    def __init__(self, endpoint: Endpoint, *, limits: Limits) -> None:
        self._endpoint = endpoint
        self._limits = limits

    def fetch(
        self, question: Question, *, read: Reader[T], deadline: Deadline | None = None
    ) -> T:
        """What `read` makes of the answer; what it raises is retried by its kind, too.

        `deadline` may be shared by several questions; else this one has its own.
        Raises an UpstreamError that says how often was tried, and for how long.
        """
        deadline = deadline or self.deadline()
        attempt = 0
        while True:
            attempt += 1
            try:
                return self._attempt(question, read, deadline, attempt=attempt)
            except UpstreamError as error:
                error.quote(key=self._endpoint.key)
                error.attempts, error.seconds = attempt, deadline.spent()
                wait = pause(
                    error,
                    attempt=attempt,
                    limits=self._limits,
                    remaining=deadline.remaining(),
                )
                if wait is None:
                    raise
            time.sleep(wait)

    def deadline(self) -> Deadline:
        """A deadline that begins now."""
        return Deadline(self._limits.total, silence=self._limits.read)

    def _attempt(
        self, question: Question, read: Reader[T], deadline: Deadline, *, attempt: int
    ) -> T:
        with journalled(
            question.operation, about=question.about, attempt=attempt
        ) as note:
            try:
                with _slot(deadline), deadline.ruling():
                    asked_at = datetime.now(UTC)
                    body = self._exchange(question, deadline, note)
                return read(body, asked_at)
            except UpstreamError as error:
                error.status = note.status
                raise

    def _exchange(self, question: Question, deadline: Deadline, note: Note) -> bytes:
        """One request, one answer: its body."""
        try:
            with self._send(question, deadline) as response:
                note.status = response.status_code
                body = self._receive(response)
                note.size = len(body)
                return body
        except UpstreamError as error:
            # Without the frames below: in them are the bytes that were sent, with the
            # key, and an error reporter may write frames out.
            raise error.with_traceback(None) from error.__cause__
        except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
            raise blame(error) from cause(error)

    def _send(self, question: Question, deadline: Deadline) -> requests.Response:
        key = Secret(f"Bearer {self._endpoint.key}")
        return session().get(
            self._endpoint.url + question.path,
            params=dict(question.parameters),
            headers={"Authorization": key},
            timeout=(min(self._limits.connect, deadline.left()), deadline.patience()),
            allow_redirects=False,
            stream=True,
        )

    def _receive(self, response: requests.Response) -> bytes:
        status, headers, limits = response.status_code, response.headers, self._limits
        if refusal := judge_head(status, headers, cap=limits.body):
            raise refusal
        if succeeded(status):
            body = read_body(response.raw, cap=limits.body)
        else:
            body = read_error_body(response.raw, cap=limits.error_body)
        verdict = judge(status, headers, body)
        if isinstance(verdict, UpstreamError):
            raise verdict
        return verdict


@contextmanager
def _slot(deadline: Deadline) -> Iterator[None]:
    """One of the process's connections. Raises DeadlineExceeded when none gets free."""
    if not _slots.acquire(timeout=deadline.left()):
        raise DeadlineExceeded
    try:
        yield
    finally:
        _slots.release()
