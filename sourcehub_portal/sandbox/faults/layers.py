"""Where a fault takes hold, and the register of those that do so there."""

import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sourcehub_portal.sandbox.answer import Answer
from sourcehub_portal.sandbox.faults.churning import ChurningList
from sourcehub_portal.sandbox.faults.door import Door
from sourcehub_portal.sandbox.page import Page, Row
from sourcehub_portal.sandbox.question import Question

Act = TypeVar("Act", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request as a fault sees it."""

    path: str
    # How many rows lie before the page.
    skip: int
    # Whether this is the first request, since the faults were set, to claim a name.
    first: Callable[[str], bool]
    # Some orders of a customer who was not asked for.
    strangers: Callable[[], list[Row]]
    # The address of a port of ours that nobody has reason to call.
    elsewhere: str


@dataclass(frozen=True, slots=True)
class Known:
    """What is said of a fault; `row` is its row in the table of misbehaviours."""

    row: int
    sentence: str


class Layer(Generic[Act]):
    """Faults by name. A fault's sentence is the first line of its docstring."""

    def __init__(self) -> None:
        self.acts: dict[str, Act] = {}
        self.known: dict[str, Known] = {}

    def fault(self, name: str, *, row: int, sentence: str = "") -> Callable[[Act], Act]:
        def register(act: Act) -> Act:
            said = sentence or (act.__doc__ or "").partition("\n")[0]
            self.acts[name] = act
            self.known[name] = Known(row, said)
            return act

        return register

    def of(self, names: Iterable[str]) -> list[Act]:
        """The acts among these names that belong to this layer, in their order."""
        return [self.acts[name] for name in names if name in self.acts]


DOOR: Layer[Callable[[Door], Door]] = Layer()
QUESTION: Layer[Callable[[Question], Question]] = Layer()
PAGE: Layer[Callable[[Page, Exchange], Page]] = Layer()
ANSWER: Layer[Callable[[Answer, Exchange], Answer]] = Layer()
WIRE: Layer[Callable[[socket.socket, Answer], None]] = Layer()
CHURN: Layer[Callable[[ChurningList], None]] = Layer()

LAYERS: tuple[Layer[Any], ...] = (DOOR, QUESTION, CHURN, PAGE, ANSWER, WIRE)
