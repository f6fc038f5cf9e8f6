"""An order's or an invoice's number as people type it, and as it may be stored.

The mirror's indexes know a number letter by letter, so that it is looked for in every
case that it may have, which is soon done, rather than in every row without case.
"""

import re
from collections.abc import Iterator
from itertools import product

from sourcehub_portal.phone_text import plain

# Of so many letters every case is tried: 256. Words that run on have the usual ones.
MOST_LETTERS = 8
PADDED_TO = 5  # digits, by SourceHub, in an order's number
# "INV-877" is a number, and "inv 877" one with a word before it.
_WORDS_BEFORE = re.compile(
    r"^(?:(?:order|invoice|inv|number|no)(?:[\s:.]+|(?=#))|#\s*)+", re.IGNORECASE
)
_BEFORE, _BEHIND = "\"'“‘([{<", "\"'”’)]}>.,;:!?"  # noqa: RUF001 -- people paste them


def number_in(text: str) -> str:
    """Without what people write around it: "(Order #00865).\""""
    return _WORDS_BEFORE.sub("", _bare(text)).strip()


def spellings(text: str) -> set[str]:
    """How the number that this is may be stored: as it came and as it is read, with
    the words before it and without, in any case; none where it is none."""
    number = number_in(text)
    if not number:
        return set()
    as_it_came = text.strip()
    each = {number, number.zfill(PADDED_TO), _bare(text), as_it_came}
    each.add(_WORDS_BEFORE.sub("", as_it_came))
    return {spelling for one in each for spelling in _in_any_case(one)}


def beginnings(text: str) -> tuple[str, ...]:
    """How a number may begin of which so much was typed, in the usual cases."""
    number = number_in(text)
    return tuple(dict.fromkeys(_in_usual_cases(number)))


def _bare(text: str) -> str:
    return plain(text).lstrip(_BEFORE).rstrip(_BEHIND)


def _in_any_case(text: str) -> Iterator[str]:
    """In every case, where it has digits and few letters; a name is no number."""
    yield from _in_usual_cases(text)
    letters = sum(each.lower() != each.upper() for each in text)
    if letters <= MOST_LETTERS and any(map(str.isdecimal, text)):
        cases = (dict.fromkeys((each.lower(), each.upper())) for each in text)
        yield from map("".join, product(*cases))


def _in_usual_cases(text: str) -> tuple[str, ...]:
    return text, text.lower(), text.upper(), text.title()
