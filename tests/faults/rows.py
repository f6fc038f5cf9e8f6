"""The rows of what may go wrong, out of rows.toml, as the tests take them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from sourcehub_portal.gateway import errors
from sourcehub_portal.gateway.errors import UpstreamError

Side = Literal["gateway", "sweep", "lookup"]
SIDES: tuple[Side, ...] = ("gateway", "sweep", "lookup")


@dataclass(frozen=True, slots=True)
class Case:
    """One way to do what its row says; rows.toml explains the fields."""

    fault: str = ""
    address: str = ""
    tls: bool = False
    error: str = ""
    attempts: int = 1
    sweep: str = ""
    lookup: str = ""
    patient: bool = False

    @property
    def name(self) -> str:
        return self.fault or self.address.partition("//")[2].partition("/")[0]

    @property
    def raised(self) -> type[UpstreamError] | None:
        return getattr(errors, self.error) if self.error else None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: `by_hand` is how to have it where no fault does it."""

    number: int
    what: str
    follows: str
    cases: tuple[Case, ...]
    by_hand: str


@cache
def rows() -> tuple[Row, ...]:
    """All of them, in their order."""
    said = tomllib.loads(Path(__file__).with_name("rows.toml").read_text("utf-8"))
    return tuple(
        Row(
            number=row["number"],
            what=row["what"],
            follows=row["follows"],
            cases=tuple(Case(**case) for case in row.get("cases", ())),
            by_hand=row.get("by_hand", ""),
        )
        for row in said["row"]
    )
