"""A bar a sweep: how long each took, and which did not come to their end."""

from collections.abc import Sequence
from dataclasses import dataclass

from overview.status.passes import SHOWN, Pass, in_words

WIDTH, HEIGHT = 400, 64
_STEP = WIDTH / SHOWN
_BAR = 12
_LEAST = 3  # so that a pass that took no time is seen to have been


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a bar stands in the drawing, and what it stands for."""

    x: str
    y: str
    height: str
    is_complete: bool


@dataclass(frozen=True, slots=True)
class History:
    """The bars, the oldest first, and what a person who cannot see them is told."""

    bars: list[Bar]
    longest: str
    description: str

    @classmethod
    def of(cls, passes: Sequence[Pass]) -> "History":
        longest = max((each.seconds for each in passes), default=0)
        ended = sum(each.is_complete for each in passes)
        return cls(
            [_bar(n, each, longest) for n, each in enumerate(reversed(passes))],
            in_words(longest),
            f"{ended} of the last {len(passes)} sweeps were complete; the longest took"
            f" {in_words(longest)}. The figures stand in the table below.",
        )


def _bar(place: int, each: Pass, longest: float) -> Bar:
    height = max(_LEAST, HEIGHT * each.seconds / longest) if longest else _LEAST
    return Bar(
        x=f"{place * _STEP + (_STEP - _BAR) / 2:.1f}",
        y=f"{HEIGHT - height + 1:.1f}",
        height=f"{height:.1f}",
        is_complete=each.is_complete,
    )
