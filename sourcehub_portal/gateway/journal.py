"""One structured log line for every request that is sent."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import structlog

from .errors import UpstreamError

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Note:
    """What became known of one request while it was under way."""

    status: int | None = None
    size: int = 0


@contextmanager
def journalled(operation: str, *, about: str, attempt: int) -> Iterator[Note]:
    """Writes the line when the block ends, whichever way it ends.

    `about` is what may be told of the question: of a phone, its last two digits.
    """
    began = time.monotonic()
    note = Note()
    outcome = "crashed"
    try:
        yield note
        outcome = "ok"
    except UpstreamError as error:
        outcome = error.kind
        raise
    finally:
        log.info(
            "sourcehub_request",
            operation=operation,
            about=about,
            attempt=attempt,
            status=note.status,
            outcome=outcome,
            bytes=note.size,
            milliseconds=round((time.monotonic() - began) * 1000),
        )
