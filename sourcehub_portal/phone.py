"""Phone numbers, out of whatever people type, paste or keep in SourceHub."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import Any

import phonenumbers
from phonenumbers import (
    Leniency,
    PhoneMetadata,
    PhoneNumber,
    PhoneNumberFormat,
    PhoneNumberMatcher,
    ValidationResult,
)

from sourcehub_portal.phone_oddities import INDIA, MAY_BE_MOBILE, warning_of
from sourcehub_portal.phone_text import LONGEST, spelled_out, tidied

_NATIONAL = 10
_PLAIN = re.compile(r"(?:\+91|0091|91|0)?([6-9][0-9]{9})")
_PLAIN_LANDLINE = re.compile(
    r"(?:\+91[ -]?|0)?([2-5][0-9]{1,3})[ -]?([0-9]{3,4})[ -]?([0-9]{3,4})"
)
# From 6 up mobiles and area codes overlap, and the library tells them apart by a plan
# that lags behind. Bengaluru's (080) and Ahmedabad's (079) landlines are well known.
_WRITTEN_LIKE_A_MOBILE = re.compile(r"(?!79|80)[6-9][0-9]{9}")
_FROM_SIX = re.compile(r"[6-9][0-9]{9}")
# What stands beside other digits, as in a paste of two ("98450 12345 98450 12346") or
# with a PIN code behind: mobiles as they are grouped, landlines with a prefix.
_AMONG_OTHERS = re.compile(
    r"(?<![0-9])(?:(?:\+?0{0,2}91[ -]?|0)?([6-9][0-9]{4})[ ./-]?([0-9]{5})"
    r"|\(?(?:0|\+?0{0,2}91[ -]?\(?)([1-9][0-9]{1,3})\)?[ -]?"
    r"([0-9]{3,4})[ -]?([0-9]{3,4}))(?![0-9])"
    r"(?: ?- ?(?P<extension>[0-9]{1,5})(?![ ./-]*[0-9]| ?[A-Za-z]))?"
)
_DECORATION = str.maketrans("", "", " -.")
_BARE = str.maketrans("", "", " -.()")
_GROUPING = str.maketrans("", "", " -,")


@dataclass(frozen=True, slots=True)
class Phone:
    """One number that was read.

    `national` is what two spellings of one number share and what SourceHub is asked
    with: the digits of an Indian number, ten for all but service numbers; of a number
    abroad its `e164`, so that it is never taken for an Indian one. `warning` is a
    sentence or two where the number is read but odd, else "".
    """

    national: str
    e164: str
    mobile: bool
    warning: str

    def __str__(self) -> str:
        pattern = _PLAIN if self.mobile else _WRITTEN_LIKE_A_MOBILE
        if pattern.fullmatch(self.national):
            return f"+91 {self.national[:5]} {self.national[5:]}"
        number = phonenumbers.parse(self.e164, None)
        return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)


def read_phone(text: str) -> Phone | None:
    """The first phone number in `text`, or None where there is none."""
    return next(iter(read_phones(text)), None)


def read_phones(text: str) -> tuple[Phone, ...]:
    """Every phone number in `text`, each once, in the order in which they come.

    Any spelling and any script's digits; words around a number do no harm. Numbers
    that India's plan knows come alone where there are any, so that an order number
    beside a phone is not taken for one.
    """
    return _phones(*_pieces(text))


@lru_cache(maxsize=256)  # the orders of a caller have one customer
def _phones(*texts: str) -> tuple[Phone, ...]:
    pieces = list(map(spelled_out, texts))
    found = [_phone(number) for piece in pieces for number in _numbers(piece)]
    read = [phone for known, phone in found if known]
    if not (read or any(found and "+" in piece for piece in pieces)):
        # Without a + it is hardly a number abroad: 00865 stands before orders, too.
        read = list(_by_their_groups(pieces))
    each_once: dict[str, Phone] = {}
    for phone in read or [phone for _, phone in found]:
        each_once.setdefault(phone.national, phone)
    return tuple(each_once.values())


def _by_their_groups(pieces: Iterable[str]) -> Iterator[Phone]:
    """For texts in which the library finds no number that there is: a mobile into which
    somebody, or a spreadsheet, put commas; numbers among other digits."""
    if grouped := _PLAIN.fullmatch("".join(pieces).translate(_GROUPING)):
        yield phone_of_ten(grouped[1])
        return
    for match in chain.from_iterable(map(_AMONG_OTHERS.finditer, pieces)):
        *groups, extension = match.groups()
        digits = "".join(filter(None, groups))
        if len(digits) == _NATIONAL and (match[1] or _is_known(digits)):
            yield _phone(_indian(digits, extension))[1]


def national_number(text: str) -> str:
    """The national digits of the first number in `text`, "" where there is none.

    The same answer as `read_phone`, made cheap for a million customers: a plain
    mobile, whatever its spacing, and a plain landline need no library.
    """
    pieces = _pieces(text)
    if len(pieces) == 1:
        return _national(pieces[0])
    phone = next(iter(_phones(*pieces)), None)
    return phone.national if phone else ""


# Contact and company often have one number.
@lru_cache(maxsize=64)
def _national(text: str) -> str:
    if plain := _PLAIN.fullmatch(text.translate(_DECORATION)):
        return plain[1]
    if landline := _PLAIN_LANDLINE.fullmatch(text):
        digits = "".join(landline.groups())
        if len(digits) == _NATIONAL:
            return digits
    phone = next(iter(_phones(text)), None)
    return phone.national if phone else ""


def is_mobile(national: str) -> bool:
    """Whether Indian digits are a mobile's, or may be: what a Phone says of itself, and
    cheap enough for a page full of them.

    Of ten digits from 6 up the library asks nothing but whether they are one. It takes
    the services under 1600 and 1601 for mobiles, too: nobody carries them along.
    """
    return bool(_FROM_SIX.fullmatch(national) and _mobiles().fullmatch(national))


def phone_of_ten(digits: str) -> Phone:
    """The Indian phone with these ten national digits, as `read_phone` gives it."""
    return _phone(_indian(digits))[1]


def _is_known(digits: str) -> bool:
    return bool(phonenumbers.is_valid_number(_indian(digits)))


def _indian(digits: str, extension: str | None = None) -> PhoneNumber:
    return PhoneNumber(INDIA, int(digits), extension=extension)


@cache
def _mobiles() -> re.Pattern[str]:
    plan: Any = PhoneMetadata.metadata_for_region("IN")
    return re.compile(plan.mobile.national_number_pattern)


def _pieces(text: str) -> list[str]:
    """`text` tidied: by lines, where some line has a number of its own, as a column of
    a spreadsheet has; else whole, as a number may go over two lines."""
    if len(lines := text[:LONGEST].splitlines()) > 1:
        pieces = [tidied(line) for line in lines]
        if any(map(_phones, pieces)):
            return pieces
    return [tidied(text)]


def _numbers(text: str) -> Iterator[PhoneNumber]:
    matches = PhoneNumberMatcher(text, "IN", leniency=Leniency.POSSIBLE)
    for match in matches:
        if phonenumbers.is_valid_number(match.number) or _may_be_one(match.number):
            yield match.number


def _may_be_one(number: PhoneNumber) -> bool:
    """Whether a number that no plan knows has at least a number's length.

    In India that is ten digits, of which the first is no 0, or a date, a price or a
    number without its area code would be looked up.
    """
    if number.country_code == INDIA:
        return len(str(number.national_number)) == _NATIONAL
    possible = phonenumbers.is_possible_number_with_reason(number)
    return possible == ValidationResult.IS_POSSIBLE


def _phone(number: PhoneNumber) -> tuple[bool, Phone]:
    """Whether a numbering plan knows the number, and the number."""
    known = phonenumbers.is_valid_number(number)
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    indian = number.country_code == INDIA
    national = e164.removeprefix(f"+{INDIA}") if indian else e164
    kind = phonenumbers.number_type(number)
    mobile = is_mobile(national) if indian else kind in MAY_BE_MOBILE
    return known, Phone(
        national=national,
        e164=e164,
        mobile=mobile,
        warning=warning_of(number, known=known, kind=kind, mobile=mobile),
    )


def is_among(national: str, texts: Iterable[str]) -> bool:
    """Whether one of these texts has the number of these national digits in it."""
    return any(_has(text, national) for text in texts)


def _has(text: str, national: str) -> bool:
    """A number abroad may stand there without its plus, where nothing else is read."""
    phones = read_phones(text)
    if phones or not national.startswith("+"):
        return any(each.national == national for each in phones)
    return tidied(text).translate(_BARE) == national.removeprefix("+")
