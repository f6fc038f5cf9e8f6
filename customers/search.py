"""One search field over everything that people know a customer by."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import groupby
from operator import and_, or_

from django.db.models import Q

from customers.folding import folded
from customers.models.customer import CustomerQuerySet
from sourcehub_portal.phone import read_phone

# A NUL separates too: PostgreSQL takes none, and nobody looks for one.
_BETWEEN_WORDS = re.compile(r"[\s,;:\0]+")
# The invisible marks that come along when a number is copied from a web page.
_OF_A_NUMBER = re.compile(r"[\d+()./\-‐‑–\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")  # noqa: RUF001 -- hyphens that people paste
FEWEST_DIGITS = 4


def search(customers: CustomerQuerySet, text: str) -> CustomerQuerySet:
    """Those in whose `search_text` every word of `text` occurs, in any order.

    Numbers are found in any spelling: "98450-12345", "+91 98450 12345" and the part
    "0 12345" are all looked for by their digits, from four digits on. `search_text` is
    folded, so the words are, too.
    """
    words = [word for word in _BETWEEN_WORDS.split(folded(text)) if word]
    return customers.filter(*_conditions(words))


def _conditions(words: list[str]) -> Iterator[Q]:
    for is_number, run in groupby(words, key=_is_number):
        if is_number:
            yield _number(list(run))
        else:
            yield from map(_occurs, run)


def _is_number(word: str) -> bool:
    return bool(_OF_A_NUMBER.fullmatch(word)) and any(map(str.isdecimal, word))


def _number(words: list[str]) -> Q:
    """Words of digits may be one phone with spaces, or several numbers side by side
    ("560022 9845012345"): both are looked for."""
    whole = _any_of(_spellings(" ".join(words)))
    if len(words) == 1:
        return whole
    return whole | reduce(and_, (_any_of(_spellings(word)) for word in words))


def _spellings(number: str) -> set[str]:
    """How a number may stand in `search_text`: as it is typed, its digits, these
    without what is dialled first, and the national number where it is a phone."""
    digits = "".join(str(unicodedata.decimal(c)) for c in number if c.isdecimal())
    if len(digits) < FEWEST_DIGITS:
        return {number}
    found = {number, digits, digits.lstrip("0")}
    if "+" in number:
        found.add(digits.removeprefix("91"))
    if phone := read_phone(number):
        found.add(phone.national)
    # "+91 98" leaves "98": too little to look for by itself.
    return {spelling for spelling in found if len(spelling) >= FEWEST_DIGITS}


def _any_of(spellings: Iterable[str]) -> Q:
    return reduce(or_, map(_occurs, sorted(spellings)))


def _occurs(word: str) -> Q:
    return Q(search_text__contains=word)
