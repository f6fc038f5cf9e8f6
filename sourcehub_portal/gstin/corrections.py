"""What a wrong GSTIN may have been meant to be: one slip undone.

A slip is a look-alike, one wrong character, two neighbours that changed places, one
character too few or too many. At every place just one character makes the check digit
right, so a number may have several corrections: they are guesses, the likeliest first.
"""

from collections.abc import Callable, Iterable, Iterator

from sourcehub_portal.gstin.check import ALPHABET, LENGTH, check_gstin
from sourcehub_portal.gstin.forms import Form
from sourcehub_portal.gstin.states import in_force

_ALIKE = ("0OQD", "1IL", "5S", "8B", "2Z", "6G")
_TWINS = {sign: group.replace(sign, "") for group in _ALIKE for sign in group}
_DIGITS = {sign: group[0] for group in _ALIKE for sign in group}
_LETTERS = {group[0]: group[1] for group in _ALIKE}
# What stands at each place of a number with a PAN; nearly all that people have are so.
# The tenth registration in one state is a letter, but who has ten?
_SHAPES = ("99AAAAA9999A_Z_", "99AAAAA9999A9Z_")
_MEANT: dict[str, dict[str, str]] = {
    "9": _DIGITS,
    "A": _LETTERS,
    "Z": {"2": "Z"},
    "_": {},
}


def corrections(text: str, *, state: str = "") -> tuple[str, ...]:
    """The valid numbers that one slip would turn into `text`, the likeliest first.

    `state` is the GST code of where the number should be from, "" where that is open.
    Nothing for a number that is valid itself, or that no single slip explains. At most
    600 numbers are looked at.
    """
    checked = check_gstin(text)
    if checked.valid:
        return ()
    found: dict[str, int] = {}
    for rank, candidates in enumerate(_slips_undone(checked.number)):
        for each in candidates:
            if each not in found and check_gstin(each).valid:
                found[each] = rank
    return tuple(
        sorted(found, key=lambda each: (_oddness(each, state), found[each], each))
    )


def _oddness(number: str, state: str) -> tuple[bool, bool, bool]:
    """What makes a number less likely: a rare form, another state, ten registrations
    or more."""
    rare = check_gstin(number).form is not Form.TAXPAYER
    elsewhere = bool(state) and in_force(number[:2]) != in_force(state)
    return rare, elsewhere, number[12].isalpha()


def _slips_undone(number: str) -> Iterator[Iterable[str]]:
    """The numbers that each kind of slip may have come from, the commonest first."""
    plain = "".join(sign for sign in number if sign in ALPHABET)
    yield [plain]
    if len(plain) == LENGTH:
        yield [_in_shape(plain, shape) for shape in _SHAPES]
    if len(number) == LENGTH:
        yield _replaced(number, by=lambda sign: _TWINS.get(sign, ""))
        yield _swapped(number)
        yield _replaced(number, by=lambda _: ALPHABET)
    elif len(number) == LENGTH + 1:
        yield _left_out(number)
    elif len(number) == LENGTH - 1:
        yield (number[:i] + sign + number[i:] for i, sign in enumerate(number))
        yield _put_in(number)


def _in_shape(number: str, shape: str) -> str:
    """Every look-alike as the letter or digit that its place asks for."""
    return "".join(
        _MEANT[place].get(sign, sign) for place, sign in zip(shape, number, strict=True)
    )


def _replaced(number: str, *, by: Callable[[str], str]) -> Iterator[str]:
    for i, sign in enumerate(number):
        for other in by(sign):
            yield number[:i] + other + number[i + 1 :]


def _swapped(number: str) -> Iterator[str]:
    for i in range(len(number) - 1):
        yield number[:i] + number[i + 1] + number[i] + number[i + 2 :]


def _left_out(number: str) -> Iterator[str]:
    """Without one of its characters: of a doubled one, it matters not which."""
    for i in range(len(number)):
        yield number[:i] + number[i + 1 :]


def _put_in(number: str) -> Iterator[str]:
    for i in range(len(number) + 1):
        for sign in ALPHABET:
            yield number[:i] + sign + number[i:]
