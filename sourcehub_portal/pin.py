"""PIN codes: six digits, of which the first two or three tell the state."""

import re

from sourcehub_portal.gstin import GST_STATES

# India Post's circles cross borders here and there: a PIN may lie in any of its states.
_STATES = {
    "11": "07",
    "12 13": "06",
    "14 15": "03",
    "16": "03 04",
    "17": "02",
    "18": "01",
    "19": "01 38",
    "20 21 22 23 27 28": "09",
    "24 25 26": "09 05",
    "30 31 32 33 34": "08",
    "36 37 38 39": "24 26",
    "40": "27 30",
    "41 42 43 44": "27",
    "45 46 47 48": "23",
    "49": "22",
    "50": "36 37",
    "51 52": "37",
    "53": "37 34",
    "56 57 58 59": "29",
    "60 61 62 63 64": "33 34",
    "65 66": "33",
    "67": "32 34",
    "68": "32 31",
    "69": "32",
    "70 71 72": "19",
    "73": "19 11",
    "74": "19 35",
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
_ARMY = ("90", "99")

_ALSO_CALLED = {
    "orissa": "21",
    "uttaranchal": "05",
    "pondicherry": "34",
    "new delhi": "07",
    "nct of delhi": "07",
    "delhi ncr": "07",
    "tamilnadu": "33",
    "chattisgarh": "22",
    "telengana": "36",
    "andaman and nicobar": "35",
    "dadra and nagar haveli": "26",
    "daman and diu": "26",
    "andhra pradesh": "37",
}
_CODES = {name.casefold(): code for code, name in GST_STATES.items()} | _ALSO_CALLED
_PIN = re.compile(r"[1-9][0-9]{5}")


def state_code(name: str) -> str:
    """The GST code of a state by its name, "" where no state is called so."""
    plain = " ".join(name.casefold().replace("&", " and ").split())
    return _CODES.get(plain, "")


def is_pin(text: str) -> bool:
    """Whether it can be a PIN code: six digits, of a circle that there is."""
    pin = plain_pin(text)
    known = pin[:2] in _BY_PREFIX or pin[:3] in _BY_PREFIX or pin[:2] in _ARMY
    return bool(_PIN.fullmatch(pin)) and known


def plain_pin(text: str) -> str:
    """Without the space that people write in its middle."""
    return text.replace(" ", "")


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
    if not pin:
        return False
    if not is_pin(pin):
        return True
    code, states = state_code(state), states_of_pin(pin)
    return bool(code and states) and GST_STATES[code] not in states
