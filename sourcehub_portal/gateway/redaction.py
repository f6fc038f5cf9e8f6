"""Keeps phone numbers and the key out of logs and messages."""

import logging
import re

_PHONE = re.compile(r"\+?\d(?:[\s().-]{0,2}\d){5,}")
# So much of a key, wherever in it, is as good as the key to whoever looks for it.
_TELLING = 8
# No text that can be stored has it in it.
_HIDDEN = "\0"
_LONGEST_HEARD = 4000
_LONGEST_QUOTED = 200
_QUERY = re.compile(r"\?[^\s'\")>]*")
# The loggers of urllib3 that write addresses: its debug line a request, its debug
# line a retry, and a warning when headers do not parse.
_ADDRESS_WRITERS = (
    "urllib3.connection",
    "urllib3.connectionpool",
    "urllib3.util.retry",
)


class Secret(str):
    """A text that does not show itself in a repr, a traceback's locals or a dump."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'[secret]'"


def mask_phones(text: str) -> str:
    """`text` with every run of six digits or more cut to its last two."""
    return _PHONE.sub(lambda found: "…" + found[0][-2:], text)


def without_key(text: str, *, key: str) -> str:
    """`text` with each part of the key that has eight characters or more hidden."""
    width = min(len(key), _TELLING)
    parts = {key[start : start + width] for start in range(len(key) - width + 1)}
    shown = list(text)
    for start in range(len(text) - width + 1):
        if text[start : start + width] in parts:
            shown[start : start + width] = _HIDDEN * width
    return re.sub(f"{_HIDDEN}+", "[key]", "".join(shown))


def quotable(words: str, *, key: str) -> str:
    """What SourceHub said, as a message may repeat it: 200 characters at most.

    The key goes first: masked or cut, it would not be found any more.
    """
    heard = without_key(words[:_LONGEST_HEARD], key=key)
    return mask_phones(heard)[:_LONGEST_QUOTED]


def phone_tail(phone: str) -> str:
    """A phone number as a log may show it: its last two digits."""
    return "…" + phone[-2:]


class WithoutQuery(logging.Filter):
    """Takes the query string, which holds the phone number, out of a log line."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always lets the line through, rewritten."""
        record.msg = _QUERY.sub("?…", record.getMessage())
        record.args = ()
        return True


def quieten_urllib3() -> None:
    """Makes urllib3's own log lines harmless, at whatever level they are written.

    A filter on the very loggers holds even where someone sets their level to DEBUG,
    and Django's LOGGING does not remove it.
    """
    for name in _ADDRESS_WRITERS:
        logger = logging.getLogger(name)
        if not any(isinstance(present, WithoutQuery) for present in logger.filters):
            logger.addFilter(WithoutQuery())
