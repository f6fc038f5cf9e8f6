"""Where a question asks whether it may be sent, and says how it ended."""

from typing import Protocol

from .deadline import Deadline
from .errors import UpstreamError


class Turn(Protocol):
    """The leave to send one request. Its end is told by one of the two methods."""

    @property
    def single(self) -> bool:
        """Whether the question has this one attempt and no retry."""

    def within(self, deadline: Deadline) -> Deadline:
        """`deadline`, or an earlier one where the turn ends before it."""

    def answered(self) -> None:
        """The answer was good."""

    def failed(self, error: UpstreamError, *, last: bool) -> None:
        """It ended in `error`, already quoted; `last`: no retry follows."""


class Gate(Protocol):
    """What stands between the questions and SourceHub."""

    def enter(self, deadline: Deadline, /) -> Turn:
        """Asks for a turn before every single attempt; may wait within `deadline`.

        Raises BreakerOpen, RateLimited or AuthRejected: then nothing is to be sent.
        """


class OpenTurn:
    """A turn of which nobody keeps a record."""

    single = False

    def within(self, deadline: Deadline) -> Deadline:
        return deadline

    def answered(self) -> None:
        pass

    def failed(self, error: UpstreamError, *, last: bool) -> None:
        pass


class OpenGate:
    """Lets everyone through and shares nothing with other processes."""

    def enter(self, _deadline: Deadline, /) -> OpenTurn:
        return OpenTurn()
