"""What companies and people are called, and their e-mail addresses."""

import re
from typing import NamedTuple

from sourcehub_portal.sandbox.data import load
from sourcehub_portal.sandbox.numbers import Draws

_NAMES = load("names")
FIRST: list[str] = _NAMES["first"]
LAST: list[str] = _NAMES["last"]
_SCRIPTS: list[tuple[str, str]] = [(company, who) for company, who in _NAMES["scripts"]]
# Each pattern with the parts that have to be drawn for it.
_PATTERNS: list[tuple[str, list[str]]] = [
    (pattern, [part for part in re.findall(r"\{(\w+)\}", pattern) if part != "city"])
    for pattern in _NAMES["patterns"]
]
_NOT_IN_A_HOST = re.compile("[^a-z0-9]+")


class Named(NamedTuple):
    """A company and the person to speak to there."""

    company: str
    contact: str


def named(customer_id: int, *, city: str, draws: Draws) -> Named:
    """Every 41st is in a script of its own and every 97th is awkward to show.

    By the id and not by chance, so that a small sandbox has each of them too.
    """
    person = f"{draws.one_of(FIRST)} {draws.one_of(LAST)}"
    if customer_id % 41 == 5:
        return Named(*_SCRIPTS[customer_id // 41 % len(_SCRIPTS)])
    if customer_id % 97 == 12:
        return Named(_NAMES["odd"][customer_id // 97 % len(_NAMES["odd"])], person)
    return Named(_company(city, draws), person)


def _company(city: str, draws: Draws) -> str:
    pattern, parts = draws.one_of(_PATTERNS)
    drawn = {part: draws.one_of(_NAMES[part]) for part in parts}
    return pattern.format(city=city, **drawn)


def email(name: Named, draws: Draws) -> str | None:
    """An address under the reserved `.example`; for some customers `""` or null."""
    kind = draws.below(10)
    if kind < 3:
        return None if kind == 0 else ""
    host = _NOT_IN_A_HOST.sub("", name.company.lower()) or "traders"
    person = _NOT_IN_A_HOST.sub(".", name.contact.lower()).strip(".")
    box = draws.one_of(("accounts", "info", "sales", "purchase", person or "office"))
    return f"{box}@{host[:40]}.example"
