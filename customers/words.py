"""What is typed into the search field → the words that must occur, each in any of
several spellings."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from customers.folding import folded
from customers.sound import FEWEST_LETTERS, sound_key
from sourcehub_portal.phone import read_phone

FEWEST_DIGITS = 4

# A NUL separates too: PostgreSQL takes none, and nobody looks for one.
_BETWEEN_WORDS = re.compile(r"[\s,;:\0]+")
# The invisible marks that come along when a number is copied from a web page.
_OF_A_NUMBER = re.compile(r"[\d+()./\-‐‑–\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")  # noqa: RUF001 -- hyphens that people paste
# What stands before a number or an address where people copy it from.
_LABEL = re.compile(
    r"\b(?:gstin|gst|mailto|e-?mail|tel|phone|ph|mobile|mob|pin|code)\s*[:.]\s*(?=\S)"
)
_AROUND, _BEHIND = "\"'<>[]{}", ".!?"
_NAME = re.compile(f"[a-z]{{{FEWEST_LETTERS},}}")


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of these must occur."""

    parts: "tuple[Wanted, ...]"


@dataclass(frozen=True, slots=True)
class AllOf:
    """Each of these must occur."""

    parts: "tuple[Wanted, ...]"


Wanted = str | AnyOf | AllOf
"""A text that must occur, or a choice of such."""


@dataclass(frozen=True, slots=True)
class Word:
    """One thing that is looked for. `sound`: the key of names like it, "" where
    it is no name."""

    wanted: Wanted
    sound: str = ""


@lru_cache(64)  # a search asks for them several times
def words(text: str) -> tuple[Word, ...]:
    """Numbers in any spelling: "98450-12345", "+91 98450 12345" and the part "0 12345"
    are looked for by their digits, from four digits on."""
    typed = [
        word for word in _BETWEEN_WORDS.split(_LABEL.sub("", folded(text))) if word
    ]
    return tuple(_words([_bare(word) for word in typed]))


def unlabelled(text: str) -> str:
    """A text without what people copy along: "GSTIN: 27AAPFU0939F1ZV." """
    return _bare(_LABEL.sub("", folded(text)).strip())


def _bare(word: str) -> str:
    return word.strip(_AROUND).rstrip(_BEHIND).strip(_AROUND) or word


def _words(typed: list[str]) -> Iterator[Word]:
    for is_number, run in groupby(typed, key=_is_number):
        if is_number:
            yield Word(_number(list(run)))
        else:
            for word in run:
                yield Word(word, _sound(word))


def _sound(word: str) -> str:
    letters = "".join(
        each
        for each in unicodedata.normalize("NFKD", word)
        if not unicodedata.combining(each)
    )
    return sound_key(letters) if _NAME.fullmatch(letters) else ""


def _is_number(word: str) -> bool:
    return bool(_OF_A_NUMBER.fullmatch(word)) and any(map(str.isdecimal, word))


def _number(typed: list[str]) -> Wanted:
    """Words of digits may be one phone with spaces, or several numbers side by side
    ("560022 9845012345"): both are looked for."""
    whole = _any_of(_spellings(" ".join(typed)))
    if len(typed) == 1:
        return whole
    return AnyOf((whole, AllOf(tuple(_any_of(_spellings(word)) for word in typed))))


def _any_of(spellings: set[str]) -> Wanted:
    return AnyOf(tuple(sorted(spellings)))


def _digits(number: str) -> str:
    return "".join(str(unicodedata.decimal(c)) for c in number if c.isdecimal())


def _spellings(number: str) -> set[str]:
    """How a number may stand in `search_text`: as it is typed, its digits, these
    without what is dialled first, and the national number where it is a phone."""
    digits = _digits(number)
    if len(digits) < FEWEST_DIGITS:
        return {number}
    found = {number, digits, digits.lstrip("0")}
    if "+" in number:
        found.add(digits.removeprefix("91"))
    if phone := read_phone(number):
        found.add(phone.national)
    # "+91 98" leaves "98": too little to look for by itself.
    return {spelling for spelling in found if len(spelling) >= FEWEST_DIGITS}
