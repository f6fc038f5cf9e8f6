"""Where a sweep goes on: what it needs to know of the pages that it has kept."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any, TypeVar

from customers.models import Sweep
from customers.plain import Place
from customers.walk import Anchor

T = TypeVar("T")


def chained(anchor: Anchor, rejected: list[str]) -> dict[str, Any]:
    """The checkpoint of a chained pass; `rejected` are the marks of the last page's
    rows that are no customers."""
    return {"anchor": asdict(anchor), "rejected": rejected}


def plain(place: Place) -> dict[str, Any]:
    """The checkpoint of a plain pass."""
    return {"place": asdict(place)}


def anchor_of(sweep: Sweep) -> Anchor | None:
    """Where its walk stood; None: at its beginning."""
    return _read(
        sweep,
        lambda saved: Anchor(
            **{**saved["anchor"], "ids": tuple(saved["anchor"]["ids"])}
        ),
    )


def rejected_of(sweep: Sweep) -> list[str]:
    """The marks of the last page's rows that are no customers."""
    return _read(sweep, lambda saved: list(saved["rejected"])) or []


def place_of(sweep: Sweep) -> Place:
    """Where its plain pass stood."""
    return _read(sweep, lambda saved: Place(**saved["place"])) or Place()


def _read(sweep: Sweep, read: Callable[[Any], T]) -> T | None:
    """What another version wrote, or another manner, is begun again from the front."""
    try:
        return read(sweep.checkpoint)
    except (KeyError, TypeError):
        return None
