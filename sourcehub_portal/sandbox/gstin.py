"""GSTINs: state code, PAN, entity number, `Z` and a check digit; and wrong ones."""

from sourcehub_portal.sandbox.numbers import Draws, weighted

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LETTERS = _DIGITS[10:]
_PAIRS = tuple(first + second for first in _LETTERS for second in _LETTERS)
# The fourth letter of a PAN: person, firm, company, Hindu undivided family, trust.
_HOLDERS = weighted({"P": 40, "F": 30, "C": 24, "H": 5, "T": 1})


# What a character counts for: as it is, or doubled with the digits added up.
_SINGLE = {character: value for value, character in enumerate(_DIGITS)}
_DOUBLE = {
    character: sum(divmod(value * 2, 36)) for character, value in _SINGLE.items()
}


def check_digit(first_fourteen: str) -> str:
    """The fifteenth character: base 36, every second digit doubled."""
    total = sum(map(_SINGLE.__getitem__, first_fourteen[::2]))
    total += sum(map(_DOUBLE.__getitem__, first_fourteen[1::2]))
    return _DIGITS[-total % 36]


def pan(draws: Draws) -> str:
    start, end = draws.one_of(_PAIRS), draws.one_of(_PAIRS)
    middle = draws.one_of(_LETTERS) + draws.one_of(_HOLDERS)
    return f"{start}{middle}{end[0]}{draws.between(1, 9999):04d}{end[1]}"


def gstin(*, state: str, pan: str, entity: int) -> str:
    """A valid GSTIN for a two-digit GST state code; entity counts from 1 to 35."""
    body = f"{state}{pan}{_DIGITS[entity]}Z"
    return body + check_digit(body)


def mistyped(valid: str, draws: Draws) -> str:
    """The GSTIN as somebody got it wrong."""
    other_digit = _DIGITS[(_DIGITS.index(valid[-1]) + draws.between(1, 35)) % 36]
    mistakes = (
        valid[:-1] + other_digit,
        valid[:-1],
        valid.lower(),
        f"{valid[:2]} {valid[2:7]} {valid[7:11]} {valid[11:]}",
        f"{draws.between(1000, 9999)}GHYO{draws.between(1_000_000, 9_999_999)}",
    )
    return draws.one_of(mistakes)
