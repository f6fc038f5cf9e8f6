"""Which columns of the customers' table are shown, and in what order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from customers.cells import NAME
from customers.declared import DEFAULT, HEADERS

PARAMETER = "columns"  # the parameter that names them, with commas between


@dataclass(frozen=True, slots=True)
class Offered:
    """A column as it is offered; one that is shown can be moved."""

    name: str
    header: str
    shown: bool


def read_columns(text: str) -> tuple[str, ...]:
    """The columns that a text names, each once, the name first; () if it names none.

    What the table does not have is ignored.
    """
    known = [name for name in map(str.strip, text.split(",")) if name in HEADERS]
    return tuple(dict.fromkeys((NAME, *known))) if known else ()


def chosen(parameters: Mapping[str, str], remembered: str) -> tuple[str, ...]:
    """The columns of an address, else those that somebody had remembered, else those
    that everybody gets."""
    asked = read_columns(parameters.get(PARAMETER, ""))
    return asked or read_columns(remembered) or DEFAULT


def as_parameter(names: Sequence[str]) -> str:
    """The columns as an address names them."""
    return ",".join(names)


def choices(shown: Sequence[str]) -> Iterator[Offered]:
    """Every column but the name: those shown in their order, then the others."""
    movable = [name for name in shown if name != NAME]
    others = [name for name in HEADERS if name not in (NAME, *movable)]
    for name in movable + others:
        yield Offered(name, HEADERS[name], shown=name in movable)


def moved(names: Sequence[str], name: str, *, by: int) -> tuple[str, ...]:
    """The columns with one of them further on (or, `by` -1, further back) by a place.

    The name stays the first.
    """
    order = [each for each in names if each != NAME]
    if name in order:
        place = order.index(name)
        order.pop(place)
        order.insert(max(0, place + by), name)
    return (NAME, *order)
