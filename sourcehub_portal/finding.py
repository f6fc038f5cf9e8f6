"""What a check of the mirror found, in words."""

from dataclasses import dataclass, field

NAMED = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """One invariant with its figure, and whether it holds."""

    holds: bool
    words: str


@dataclass(slots=True)
class Exceptions:
    """Rows for which an invariant does not hold: how many, and the first few by name.

    However many there are, no more than those few are kept.
    """

    count: int = 0
    named: list[str] = field(default_factory=list)

    def add(self, name: object) -> None:
        self.count += 1
        if len(self.named) < NAMED:
            self.named.append(str(name))

    def __str__(self) -> str:
        if not self.count:
            return "none"
        more = ", …" if self.count > len(self.named) else ""
        return f"{self.count:,} ({', '.join(self.named)}{more})"
