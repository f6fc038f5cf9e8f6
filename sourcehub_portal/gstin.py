"""GSTINs, checked: 15 characters that hold a state, a PAN and a check digit."""

import re
from dataclasses import dataclass

from stdnum import luhn
from stdnum.in_ import pan

# The library's own table has neither Ladakh nor the union of 2020, and would call their
# GSTINs invalid. 25 and 28 are kept: such numbers were given out before 2020 and 2014.
GST_STATES = {
    "01": "Jammu and Kashmir",
    "02": "Himachal Pradesh",
    "03": "Punjab",
    "04": "Chandigarh",
    "05": "Uttarakhand",
    "06": "Haryana",
    "07": "Delhi",
    "08": "Rajasthan",
    "09": "Uttar Pradesh",
    "10": "Bihar",
    "11": "Sikkim",
    "12": "Arunachal Pradesh",
    "13": "Nagaland",
    "14": "Manipur",
    "15": "Mizoram",
    "16": "Tripura",
    "17": "Meghalaya",
    "18": "Assam",
    "19": "West Bengal",
    "20": "Jharkhand",
    "21": "Odisha",
    "22": "Chhattisgarh",
    "23": "Madhya Pradesh",
    "24": "Gujarat",
    "25": "Daman and Diu",
    "26": "Dadra and Nagar Haveli and Daman and Diu",
    "27": "Maharashtra",
    "28": "Andhra Pradesh (before 2014)",
    "29": "Karnataka",
    "30": "Goa",
    "31": "Lakshadweep",
    "32": "Kerala",
    "33": "Tamil Nadu",
    "34": "Puducherry",
    "35": "Andaman and Nicobar Islands",
    "36": "Telangana",
    "37": "Andhra Pradesh",
    "38": "Ladakh",
    "97": "Other Territory",
    "99": "Centre Jurisdiction",
}

LENGTH = 15
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SEPARATORS = re.compile(r"[\s-]+")


@dataclass(frozen=True, slots=True)
class Gstin:
    """What a GSTIN says. `reason` is a sentence why it is not valid, else "".

    `number` is in capitals, without spaces and hyphens. `state` and `pan` are "" where
    the number is not valid: its parts prove nothing then.
    """

    number: str
    reason: str
    state: str = ""
    pan: str = ""

    @property
    def valid(self) -> bool:
        return not self.reason


def check_gstin(text: str) -> Gstin:
    """Reads a GSTIN as people write it, and judges it by itself: whether it was ever
    given out, only the GST portal knows."""
    number = _SEPARATORS.sub("", text).upper()
    reason = _reason(number)
    if reason:
        return Gstin(number, reason)
    return Gstin(number, "", state=GST_STATES[number[:2]], pan=number[2:12])


def _reason(number: str) -> str:
    if not number:
        return "No GSTIN is given."
    if len(number) != LENGTH:
        return f"It has {len(number)} characters instead of {LENGTH}."
    strange = next((sign for sign in number if sign not in ALPHABET), None)
    if strange:
        return f"“{strange}” does not occur in a GSTIN."
    return _wrong_part(number)


def _wrong_part(number: str) -> str:
    if number[:2] not in GST_STATES:
        return f"It begins with {number[:2]}, which is no state's code."
    if not pan.is_valid(number[2:12]):
        return f"Its characters 3 to 12, {number[2:12]}, are not a PAN."
    if number[12] == "0":
        return "Its 13th character counts registrations and cannot be 0."
    if number[13] != "Z":
        return f"Its 14th character is {number[13]} instead of Z."
    due = luhn.calc_check_digit(number[:-1], ALPHABET)
    if number[-1] != due:
        return f"Its last character, the check digit, is {number[-1]} instead of {due}."
    return ""
