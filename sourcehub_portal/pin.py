"""PIN codes: six digits, of which the first two or three tell the state."""

import re
from dataclasses import dataclass

from sourcehub_portal.gstin.states import GST_STATES, in_force

# India Post's circles cross borders here and there: a PIN may lie in any of its states.
# Three digits say it closer than two.
_STATES = {
    "11": "07",
    "12 13": "06",
    "14 15": "03",
    "16": "04 03",
    "17": "02",
    "18": "01",
    "19": "01",
    "194": "38 01",
    "20 21 22 23 25 27 28": "09",
    "24 26": "09 05",
    "248 249 263": "05",
    "30 31 32 33 34": "08",
    "36 37 38 39": "24",
    "362 396": "24 26",
    "40 41 42 43 44": "27",
    "403": "30",
    "45 46 47 48": "23",
    "49": "22",
    "50": "36",
    "507": "36 37",
    "51 52 53": "37",
    "533": "37 34",
    "56 57 58 59": "29",
    "60 61 62 63 64 65 66": "33",
    "604 605 607 609": "33 34",
    "67 68 69": "32",
    "673": "32 34",
    "682": "32 31",
    "70 71 72 73 74": "19",
    "737": "11",
    "744": "35",
    "75 76 77": "21",
    "78": "18",
    "790 791 792": "12",
    "793 794": "17",
    "795": "14",
    "796": "15",
    "797 798": "13",
    "799": "16",
    "80 84 85": "10",
    "81 82": "10 20",
    "83": "20",
}
_BY_PREFIX = {
    prefix: tuple(states.split())
    for prefixes, states in _STATES.items()
    for prefix in prefixes.split()
}
# The Army's post offices are in no state.
_ARMY = "9"

_OTHER_NAMES = {
    "21": ("Orissa",),
    "05": ("Uttaranchal",),
    "34": ("Pondicherry", "Puduchery"),
    "07": ("New Delhi", "NCT of Delhi", "Delhi NCT", "Delhi NCR"),
    "22": ("Chattisgarh", "Chhatisgarh"),
    "36": ("Telengana",),
    "35": ("Andaman and Nicobar", "Andaman Nicobar", "Andaman"),
    "26": ("Dadra and Nagar Haveli", "Daman and Diu", "Daman", "Diu", "Silvassa"),
    "37": ("Andhra Pradesh", "Andhra"),
    "01": ("Jammu Kashmir", "J and K"),
    "32": ("Keralam",),
}
_PIN = re.compile(r"[1-9][0-9]{5}")
_NO_LETTER = re.compile(r"[^a-z]+")


def _letters(name: str) -> str:
    return _NO_LETTER.sub("", name.casefold().replace("&", "and"))


_CODES = {_letters(name): code for code, name in GST_STATES.items()} | {
    _letters(name): code for code, names in _OTHER_NAMES.items() for name in names
}


@dataclass(frozen=True, slots=True)
class PinCheck:
    """A PIN code beside the state of its address.

    `agrees`: both are known and go together. `remark`: what is wrong, in a sentence; ""
    where nothing is, or nothing can be said.
    """

    agrees: bool = False
    remark: str = ""


def state_code(name: str) -> str:
    """The GST code of a state by its name, "" where no state is called so."""
    return _CODES.get(_letters(name), "")


def is_pin(text: str) -> bool:
    """Whether it can be a PIN code: six digits, of a circle that there is."""
    pin = plain_pin(text)
    if not _PIN.fullmatch(pin):
        return False
    return pin[:2] in _BY_PREFIX or pin[:3] in _BY_PREFIX or pin.startswith(_ARMY)


def plain_pin(text: str) -> str:
    """Without the space that people write in its middle."""
    return "".join(text.split())


def states_of_pin(text: str) -> tuple[str, ...]:
    """The names of the states that a PIN code may lie in; none where that is open."""
    pin = plain_pin(text)
    if not is_pin(pin):
        return ()
    codes = _BY_PREFIX.get(pin[:3]) or _BY_PREFIX.get(pin[:2], ())
    return tuple(GST_STATES[code] for code in codes)


def disagree(pin: str, state: str) -> bool:
    """Whether the PIN code is none, or lies in other states than this one.

    Without a PIN code, or with a state that we do not know, nothing is said.
    """
    return bool(pin) and bool(check_pin(pin, state).remark)


def check_pin(pin: str, state: str) -> PinCheck:
    """Compares a PIN code with the state that its address names, both as they came."""
    if not plain_pin(pin):
        return PinCheck()
    if not is_pin(pin):
        return PinCheck(remark=f"{pin} is no PIN code: {_why_none(plain_pin(pin))}.")
    code, states = in_force(state_code(state)), states_of_pin(pin)
    if not code or not states:
        return PinCheck()
    if GST_STATES[code] in states:
        return PinCheck(agrees=True)
    where = " or ".join(states)
    return PinCheck(
        remark=f"{plain_pin(pin)} lies in {where}, the address says {state}."
    )


def _why_none(pin: str) -> str:
    if not (pin.isascii() and pin.isdigit()):
        return "there is something else than digits in it"
    if len(pin) != 6:
        return f"it has {len(pin)} digits instead of 6"
    return "none begins so"
