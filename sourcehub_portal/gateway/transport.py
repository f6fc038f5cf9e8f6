"""The one place that sends: within limits, with retries, leaving one log line each."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import BoundedSemaphore
from typing import TypeVar

import requests
import structlog
import urllib3

from .blame import blame, cause
from .body import read_body, read_error_body
from .budget import RetryBudget
from .configuration import Endpoint
from .deadline import Deadline
from .errors import NeverSent, UpstreamError
from .gate import Gate, Turn
from .journal import Note, journalled
from .judge import judge, judge_head, succeeded
from .limits import CONNECTIONS, Limits
from .redaction import Secret
from .retry import pause
from .session import session

log = structlog.get_logger(__name__)

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

    def __init__(
        self, endpoint: Endpoint, *, limits: Limits, gate: Gate, budget: RetryBudget
    ) -> None:
        self._endpoint = endpoint
        self._limits = limits
        self._gate = gate
        self._budget = budget

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
            turn = self._enter(question, deadline, sent=attempt)
            attempt += 1
            try:
                answer = self._attempt(
                    question, read, turn.within(deadline), attempt=attempt
                )
            except UpstreamError as error:
                error.quote(key=self._endpoint.key)
                error.attempts, error.seconds = attempt, deadline.spent()
                wait = self._pause(error, turn, remaining=deadline.remaining())
                turn.failed(error, last=wait is None)
                if wait is None:
                    raise
            else:
                turn.answered()
                self._budget.give_back()
                return answer
            time.sleep(wait)

    def deadline(self) -> Deadline:
        """A deadline that begins now."""
        return Deadline(self._limits.total, silence=self._limits.read)

    def _enter(self, question: Question, deadline: Deadline, *, sent: int) -> Turn:
        """The gate's leave to send one request more."""
        try:
            return self._gate.enter(deadline)
        except UpstreamError as refusal:
            refusal.attempts, refusal.seconds = sent, deadline.spent()
            log.info(
                "sourcehub_not_asked",
                operation=question.operation,
                about=question.about,
                reason=refusal.kind,
            )
            raise

    def _pause(
        self, error: UpstreamError, turn: Turn, *, remaining: float
    ) -> float | None:
        """Seconds until the next attempt; None: there is none."""
        if turn.single:
            return None
        wait = pause(
            error, attempt=error.attempts, limits=self._limits, remaining=remaining
        )
        return wait if wait is not None and self._budget.take() else None

    def _attempt(
        self, question: Question, read: Reader[T], deadline: Deadline, *, attempt: int
    ) -> T:
        with journalled(
            question.operation, about=question.about, attempt=attempt
        ) as note:
            try:
                with _slot(deadline, queue=self._limits.queue), deadline.ruling():
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
def _slot(deadline: Deadline, *, queue: float) -> Iterator[None]:
    """One of the process's connections. Raises NeverSent when none gets free."""
    patience = min(deadline.remaining(), queue)
    if patience <= 0 or not _slots.acquire(timeout=patience):
        raise NeverSent
    try:
        yield
    finally:
        _slots.release()
