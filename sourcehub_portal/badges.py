"""Words for a state, SourceHub's and ours, with the tone and icon of each."""

from enum import StrEnum
from typing import NamedTuple


class Tone(StrEnum):
    NEUTRAL = "neutral"
    INFO = "info"
    PROGRESS = "progress"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"


class Look(NamedTuple):
    tone: Tone
    icon: str


UNKNOWN = Look(Tone.NEUTRAL, "tag")

# SourceHub's own words; below them the portal's, for sweeps and for the mirror.
# SourceHub documents "Undelivered & Postponed", which is one status or two.
LOOKS = {
    "active": Look(Tone.SUCCESS, "dot"),
    "inactive": Look(Tone.NEUTRAL, "ring"),
    "pending": Look(Tone.WARNING, "clock"),
    "accepted": Look(Tone.SUCCESS, "check"),
    "rejected": Look(Tone.DANGER, "cross"),
    "placed": Look(Tone.INFO, "tray"),
    "processed": Look(Tone.INFO, "gear"),
    "in review/invoice dept": Look(Tone.WARNING, "eye"),
    "invoice generated": Look(Tone.PROGRESS, "document"),
    "shipment created": Look(Tone.PROGRESS, "truck"),
    "delivered": Look(Tone.SUCCESS, "check"),
    "cancelled": Look(Tone.NEUTRAL, "cross"),
    "returned": Look(Tone.DANGER, "return"),
    "undelivered": Look(Tone.DANGER, "warning"),
    "postponed": Look(Tone.WARNING, "clock"),
    "undelivered & postponed": Look(Tone.WARNING, "clock"),
    "running": Look(Tone.PROGRESS, "refresh"),
    "complete": Look(Tone.SUCCESS, "check"),
    "incomplete": Look(Tone.WARNING, "warning"),
    "current": Look(Tone.SUCCESS, "check"),
    "older": Look(Tone.WARNING, "clock"),
    "partial": Look(Tone.WARNING, "clock"),
    "never fetched": Look(Tone.WARNING, "clock"),
    "failing": Look(Tone.DANGER, "warning"),
    "asked as usual": Look(Tone.SUCCESS, "check"),
    "asked to wait": Look(Tone.WARNING, "clock"),
    "being tried": Look(Tone.PROGRESS, "refresh"),
    "not asked": Look(Tone.DANGER, "warning"),
    "key refused": Look(Tone.DANGER, "cross"),
}


def look_of(word: str) -> Look:
    """Return the tone and icon of a state, whatever its case and spacing."""
    spaced = " ".join(word.casefold().split())
    return LOOKS.get(spaced.replace(" / ", "/"), UNKNOWN)


def tidied(word: str) -> str:
    """Return SourceHub's own word, beginning with a capital letter."""
    return word[:1].upper() + word[1:]
