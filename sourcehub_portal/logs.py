"""What is logged and how: one line an event, no query string, no secret.

A phone number stands in the address of a look-up, so no logger may write an address
with its query string. Django's own loggers write the path alone; urllib3's debug
lines would write the whole address and are therefore kept off; gunicorn's, written
where an answer fails outside Django, are cut.
"""

import logging
import re
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import structlog
from django.db.utils import Error
from structlog.typing import EventDict, Processor

# A query string, or what gunicorn quotes of a request that it could not read: both to
# the end of the line, for such an address may hold blanks and quotation marks.
_FROM_THE_REQUEST = re.compile(r"""(\?|: b?['"]).*""")


class WithoutQuery(logging.Filter):
    """Cuts a log line at the query string of the address in it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always lets the line through, rewritten."""
        record.msg = _FROM_THE_REQUEST.sub(r"\1…", record.getMessage())
        record.args = ()
        return True


def without_values(_: Any, __: str, event: EventDict) -> EventDict:
    """Of a database's error, only its class, what it came of, and where in the code.

    Its message shows rows: "Key (email)=(asha@…) already exists", or what was too long.
    """
    error = _error_of(event.get("exc_info"))
    chain = list(_chain(error))
    if error is None or not any(map(_is_of_database, chain)):
        return event
    del event["exc_info"]
    frames = reversed(traceback.extract_tb(error.__traceback__))
    own = [each for each in frames if "site-packages" not in each.filename]
    event["error"] = " < ".join(type(each).__name__ for each in chain)
    event["at"] = " < ".join(
        f"{'/'.join(Path(each.filename).parts[-2:])}:{each.lineno}" for each in own
    )
    return event


def _error_of(exc_info: Any) -> BaseException | None:
    """What structlog and logging may write for "the exception": it, a triple, True."""
    if isinstance(exc_info, BaseException):
        return exc_info
    if isinstance(exc_info, tuple):
        found: BaseException | None = exc_info[1]
        return found
    return sys.exception() if exc_info else None


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error, and those that a traceback would show before it."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _is_of_database(error: BaseException) -> bool:
    modules = (each.__module__.partition(".")[0] for each in type(error).__mro__)
    return isinstance(error, Error) or bool({"sqlite3", "psycopg"} & set(modules))


_before: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.processors.add_log_level,
    structlog.processors.TimeStamper(fmt="%Y-%m-%dT%H:%M:%S.%f%z", utc=False),
]

structlog.configure(
    processors=[
        *_before,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    cache_logger_on_first_use=True,
)

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": structlog.stdlib.ProcessorFormatter,
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                without_values,
                structlog.processors.format_exc_info,
                structlog.processors.LogfmtRenderer(
                    key_order=["timestamp", "level", "event"]
                ),
            ],
            "foreign_pre_chain": _before,
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "urllib3": {"level": "WARNING"},
        # A page that is not there or not allowed is no fault of the portal's.
        "django.request": {"level": "ERROR"},
        "django_tasks": {"level": "WARNING"},
        "django_tasks_db": {"level": "WARNING"},
    },
}


def of_gunicorn(*, accesses: bool) -> dict[str, Any]:
    """gunicorn's `logconfig_dict`: its lines as the portal's, accesses if wished."""
    return LOGGING | {
        "filters": {"without_query": {"()": WithoutQuery}},
        "loggers": {
            "gunicorn.error": _gunicorn(handlers=["stderr"]),
            "gunicorn.access": _gunicorn(handlers=["stderr"] if accesses else []),
        },
    }


def _gunicorn(*, handlers: list[str]) -> dict[str, Any]:
    # No level: that is gunicorn's own --log-level.
    return {"handlers": handlers, "filters": ["without_query"], "propagate": False}
