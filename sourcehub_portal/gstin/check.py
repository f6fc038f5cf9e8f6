"""One GSTIN, checked: 15 characters that hold a state, mostly a PAN, a check digit."""

import re
from dataclasses import dataclass
from string import ascii_lowercase, ascii_uppercase

from sourcehub_portal.gstin.forms import FOREIGN, Form, form_with_pan, special_form
from sourcehub_portal.gstin.states import GST_STATES

LENGTH = 15
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SEPARATORS = re.compile(r"[\s-]+")
# What a character counts for the check digit, by its place: at every second one it is
# doubled, and the two digits of that (to the base of 36) are added up.
_FIRST = {sign: value for value, sign in enumerate(ALPHABET)}
_SECOND = {sign: sum(divmod(2 * value, 36)) for sign, value in _FIRST.items()}

# By the PAN's fourth letter.
ENTITIES = {
    "A": "Association of persons",
    "B": "Body of individuals",
    "C": "Company",
    "F": "Firm or LLP",
    "G": "Government",
    "H": "Hindu undivided family",
    "J": "Artificial juridical person",
    "K": "Trust (Krish)",
    "L": "Local authority",
    "P": "Person",
    "T": "Trust",
}
# python-stdnum says the same, twenty times slower: a sweep asks a million times.
_PAN = re.compile(rf"[A-Z]{{3}}[{''.join(ENTITIES)}][A-Z](?!0000)[0-9]{{4}}[A-Z]")


@dataclass(frozen=True, slots=True)
class Gstin:
    """What a GSTIN says. `reason` is a sentence why it is not valid, else "".

    `number` is in capitals, without spaces and hyphens. All else is "" or None where
    the number is not valid: its parts prove nothing then. `pan` is "" for a form that
    holds none.
    """

    number: str
    reason: str
    state: str = ""
    pan: str = ""
    form: Form | None = None

    @property
    def valid(self) -> bool:
        return not self.reason

    @property
    def state_code(self) -> str:
        return self.number[:2] if self.valid else ""

    @property
    def entity(self) -> str:
        """What the holder of its PAN is, in words; "" where it holds no PAN."""
        return ENTITIES.get(self.pan[3:4], "")

    @property
    def registration(self) -> int | None:
        """Which of the holder's registrations in the state it is, from 1."""
        return ALPHABET.index(self.number[12]) if self.pan else None

    @property
    def country(self) -> str:
        """The letters of the country or body that it was given to, from abroad."""
        return self.number[4:7] if self.form in FOREIGN else ""


# Not upper(): a dotless i and a long s would become plain letters.
_CAPITALS = str.maketrans(ascii_lowercase, ascii_uppercase)


def check_gstin(text: str) -> Gstin:
    """Reads a GSTIN as people write it, and judges it by itself: whether it was ever
    given out, only the GST portal knows."""
    number = _SEPARATORS.sub("", text).translate(_CAPITALS)
    reason = _reason(number)
    if reason:
        return Gstin(number, reason)
    form = special_form(number)
    return Gstin(
        number,
        "",
        state=GST_STATES[number[:2]],
        pan="" if form else number[2:12],
        form=form or form_with_pan(number),
    )


def check_digit(number: str) -> str:
    """The check digit that belongs behind these 14 characters of the alphabet."""
    value = sum(map(_FIRST.__getitem__, number[::2]))
    value += sum(map(_SECOND.__getitem__, number[1::2]))
    return ALPHABET[-value % 36]


def _reason(number: str) -> str:
    if not number:
        return "No GSTIN is given."
    if len(number) != LENGTH:
        return f"It has {len(number)} characters instead of {LENGTH}."
    if not number.isascii() or not number.isalnum():
        strange = next(sign for sign in number if sign not in ALPHABET)
        return f"“{strange}” does not occur in a GSTIN."
    return _wrong_part(number)


def _wrong_part(number: str) -> str:
    if number[:2] not in GST_STATES:
        return f"It begins with {number[:2]}, which is no state's code."
    if not special_form(number) and (wrong := _wrong_with_pan(number)):
        return wrong
    due = check_digit(number[:-1])
    if number[-1] != due:
        return f"Its last character, the check digit, is {number[-1]} instead of {due}."
    return ""


def _wrong_with_pan(number: str) -> str:
    if not _PAN.fullmatch(number, 2, 12):
        return f"Its characters 3 to 12, {number[2:12]}, are not a PAN."
    if number[12] == "0":
        return "Its 13th character counts registrations and cannot be 0."
    if not form_with_pan(number):
        return f"Its 14th character is {number[13]} instead of Z."
    return ""
