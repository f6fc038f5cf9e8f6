"""The fields of one JSON object, read leniently."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from .values import clean, read_amount, read_date, read_id

T = TypeVar("T")

_SHOWN = 40
_NONE: tuple[object, ...] = (None, "", [], {})


class Fields:
    """One JSON object. What cannot be read is none, and leaves a remark.

    `null`, "", `[]`, `{}` and an absent key all mean "none" to SourceHub (PHP writes
    an empty object as `[]`) and are not worth a remark.
    """

    __slots__ = ("_found", "_path", "_remarks", "unread")

    def __init__(
        self, found: dict[str, Any], *, remarks: list[str], path: str = ""
    ) -> None:
        self._found = found
        self._remarks = remarks
        self._path = path
        # The names of this object's amounts and lists that were sent and not read.
        self.unread: set[str] = set()

    def text(self, name: str) -> str:
        """A text; a number is its text."""
        value = self._found.get(name)
        if type(value) is str:
            # Most of a sweep's time in parsing is spent here.
            return clean(value) if "\0" in value else value.strip()
        if type(value) is int:
            return str(value)
        if value not in _NONE:
            self._remark(name, value, "a text")
        return ""

    def id(self, name: str = "id") -> int | None:
        """An id, as a number or as text."""
        if found := read_id(self._found.get(name)):
            return found
        return self._read(name, read_id, "an id")

    def amount(self, name: str) -> Decimal | None:
        """An amount of money, or a quantity."""
        found = self._read(name, read_amount, "an amount")
        if found is None and self._found.get(name) not in _NONE:
            self.unread.add(name)
        return found

    def date(self, name: str) -> date | None:
        """A day."""
        return self._read(name, read_date, "a date")

    def child(self, name: str) -> "Fields | None":
        """An object within this one."""
        value = self._found.get(name)
        if value and isinstance(value, dict):
            return self._within(value, f"{name}.")
        if value not in _NONE:
            self._remark(name, value, "an object")
        return None

    def children(self, name: str) -> "Iterator[Fields]":
        """The objects of a list, which may be an object with digits for keys, or of one
        object that stands for itself."""
        value = self._found.get(name)
        if isinstance(value, dict):
            value = list(value.values()) if all(map(str.isdigit, value)) else [value]
        if not isinstance(value, list):
            if value not in _NONE:
                self.unread.add(name)
                self._remark(name, value, "a list")
            return
        for position, each in enumerate(value):
            if isinstance(each, dict):
                yield self._within(each, f"{name}.{position}.")
            else:
                self.unread.add(name)
                self._remark(f"{name}.{position}", each, "an object")

    def remark(self, name: str, words: str) -> None:
        """Notes `words` about the field `name`."""
        self._remarks.append(f"{self._path}{name}: {words}")

    def remarks(self) -> tuple[str, ...]:
        """What was noted so far, about this object and those within it."""
        return tuple(each for each in self._remarks if each.startswith(self._path))

    def _read(
        self, name: str, read: Callable[[object], T | None], kind: str
    ) -> T | None:
        value = self._found.get(name)
        found = read(value)
        if found is None and value not in _NONE:
            self._remark(name, value, kind)
        return found

    def _within(self, value: dict[str, Any], step: str) -> "Fields":
        return Fields(value, remarks=self._remarks, path=self._path + step)

    def _remark(self, name: str, value: object, kind: str) -> None:
        self.remark(name, f"{_shown(value)} is not {kind}")


def _shown(value: object) -> str:
    """The beginning of `value`; a list or an object may be too deep to be written."""
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "an object"
    return repr(str(value)[:_SHOWN])
