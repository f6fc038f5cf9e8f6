"""An order's or an invoice's number as people type it, and as the mirror's indexes have
it: in capitals."""

import re
from string import ascii_lowercase, ascii_uppercase

from sourcehub_portal.phone_text import plain

FEWEST_TYPED = 3  # characters, before something is suggested
PADDED_TO = 5  # digits, by SourceHub, in an order's number
# "INV-877" is a number, and "inv 877" one with a word before it.
_WORDS_BEFORE = re.compile(
    r"^(?:(?:order|invoice|inv|number|no)(?:[\s:.]+|(?=#))|#\s*)+", re.IGNORECASE
)
_A_TO_Z = str.maketrans(ascii_lowercase, ascii_uppercase)
_BEFORE, _BEHIND = "\"'“‘([{<", "\"'”’)]}>.,;:!?"  # noqa: RUF001 -- people paste them


def number_in(text: str) -> str:
    """The number alone: of "(Order #00865)." it is 00865."""
    return _WORDS_BEFORE.sub("", _bare(text)).strip()


def spellings(text: str) -> set[str]:
    """How an index may have the number that this is: as it came and as it is read, with
    the words before it and without; none where it is none."""
    number = number_in(text)
    if not number:
        return set()
    as_it_came = text.strip()
    each = {number, number.zfill(PADDED_TO), _bare(text), as_it_came}
    each.add(_WORDS_BEFORE.sub("", as_it_came))
    return {spelling for one in each for spelling in _in_capitals(one)}


def beginnings(text: str) -> set[str]:
    """How an index may have the beginning of a number of which so much was typed; none
    where that is too little."""
    number = number_in(text)
    return _in_capitals(number) if len(number) >= FEWEST_TYPED else set()


def _bare(text: str) -> str:
    return plain(text).lstrip(_BEFORE).rstrip(_BEHIND)


def _in_capitals(text: str) -> set[str]:
    """As PostgreSQL has them, and as SQLite has, which knows the letters A to Z."""
    return {text.upper(), text.translate(_A_TO_Z), text.lower().translate(_A_TO_Z)}
