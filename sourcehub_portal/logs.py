"""What is logged and how: one line an event, no query string, no secret.

A phone number stands in the address of a look-up, so no logger may write an address
with its query string. Django's own loggers write the path alone; urllib3's debug
lines would write the whole address and are therefore kept off; gunicorn's, written
where an answer fails outside Django, are cut.
"""

import logging
import re
from typing import Any

import structlog
from structlog.typing import Processor

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
