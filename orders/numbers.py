"""An order's or an invoice's number as people type it, and as the mirror's indexes have
it: in capitals."""

import re
from string import ascii_lowercase, ascii_uppercase

from sourcehub_portal.phone_text import plain

FEWEST_TYPED = 3  # characters, before something is suggested
PADDED_TO = 5  # digits, by SourceHub, in an order's number
# "INV-877" is a number, and "inv 877" one with a word before it.
_WORD_BEFORE = re.compile(
    r"^(?:(?:order|invoice|inv|number|no)(?:[\s:.]+|(?=#))|#\s*)", re.IGNORECASE
)
_A_TO_Z = str.maketrans(ascii_lowercase, ascii_uppercase)
_BEFORE, _BEHIND = "\"'“‘([{<", "\"'”’)]}>.,;:!?"  # noqa: RUF001 -- people paste them


def number_in(text: str) -> str:
    """The number alone: of "(Order #00865)." it is 00865."""
    return _stripped(_bare(text))[-1]


def spellings(text: str) -> set[str]:
    """How an index may have the number that this is: as it came and as it is read, with
    the words before it and without; none where it is none."""
    number = number_in(text)
    if not number:
        return set()
    as_it_is = (*_stripped(text.strip()), *_stripped(_bare(text)))
    each = {number.zfill(PADDED_TO), *as_it_is}
    return {spelling for one in each if one for spelling in _in_capitals(one)}


def beginnings(text: str) -> set[str]:
    """How an index may have the beginning of a number of which so much was typed; none
    where that is too little."""
    each = (one for one in _stripped(_bare(text)) if len(one) >= FEWEST_TYPED)
    return {spelling for one in each for spelling in _in_capitals(one)}


def _stripped(text: str) -> list[str]:
    """As it is, and without one after another of the words before it, any of which may
    be the number's own: "inv 26 06638"."""
    found = [text]
    while (rest := _WORD_BEFORE.sub("", found[-1]).strip()) != found[-1]:
        found.append(rest)
    return found


def _bare(text: str) -> str:
    return plain(text).lstrip(_BEFORE).rstrip(_BEHIND)


def _in_capitals(text: str) -> set[str]:
    """As PostgreSQL has them, and as SQLite has, which knows the letters A to Z."""
    return {text.upper(), text.translate(_A_TO_Z), text.lower().translate(_A_TO_Z)}
