"""Where a fault takes hold, and the register of those that do so there."""

import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sourcehub_portal.sandbox.answer import Answer
from sourcehub_portal.sandbox.faults.churning import ChurningList
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


class Layer(Generic[Act]):
    """Faults by name. A fault's sentence is the first line of its docstring."""

    def __init__(self) -> None:
        self.acts: dict[str, Act] = {}
        self.sentences: dict[str, str] = {}

    def fault(self, name: str, sentence: str = "") -> Callable[[Act], Act]:
        def register(act: Act) -> Act:
            self.acts[name] = act
            self.sentences[name] = sentence or (act.__doc__ or "").partition("\n")[0]
            return act

        return register

    def of(self, names: Iterable[str]) -> list[Act]:
        """The acts among these names that belong to this layer, in their order."""
        return [self.acts[name] for name in names if name in self.acts]


QUESTION: Layer[Callable[[Question], Question]] = Layer()
PAGE: Layer[Callable[[Page, Exchange], Page]] = Layer()
ANSWER: Layer[Callable[[Answer, Exchange], Answer]] = Layer()
WIRE: Layer[Callable[[socket.socket, Answer], None]] = Layer()
CHURN: Layer[Callable[[ChurningList], None]] = Layer()

LAYERS: tuple[Layer[Any], ...] = (QUESTION, PAGE, ANSWER, WIRE, CHURN)
