"""Texts with phone numbers in them, in plain digits and characters."""

import re
import unicodedata

# Further on in a text nobody looks for a phone number, and looking takes its time.
LONGEST = 1_000
# Separators in use that the library does not take for one.
_SEPARATORS = str.maketrans(dict.fromkeys("_·•", "-"))

# What a link that is copied out of a page has for a blank, a plus, brackets, a hyphen.
_ESCAPED = re.compile(r"%(20|2B|28|29|2D)", re.IGNORECASE)

# Of "080 2345 6789/90" the library reads nothing, of "1800 425 1234/35" 13 digits.
_SHARED_END = re.compile(r"((?:[0-9][ ().-]*){10,})(?:/[0-9]{1,3})+(?![ ().-]*[0-9])")
# "(ext 12)", and the pauses of a phone that dials by itself: ",,12#".
_EXTENSION = re.compile(
    r"((?:[0-9][ ).-]*){10,})"
    r"(?:\( ?(?:extension|extn?|x)[.: ]*([0-9]{1,6}) ?\)|,{2,}([0-9]{1,6})(?![0-9])#?)",
    re.IGNORECASE,
)


def tidied(text: str) -> str:
    """`text` in plain digits and characters, with separators that the library knows."""
    return plain(text).translate(_SEPARATORS)


def plain(text: str) -> str:
    """`text` in plain digits and characters, without the invisible ones."""
    text = " ".join(_without_escapes(text[:LONGEST]).split())
    if text.isascii():
        return text
    return "".join(map(_plain_character, unicodedata.normalize("NFKC", text)))


def spelled_out(text: str) -> str:
    """A tidied text with its extensions as the library knows them, and without the ends
    that two numbers share."""
    if "(" in text or ",," in text:
        text = _EXTENSION.sub(_extended, text)
    return _SHARED_END.sub(r"\1", text) if "/" in text else text


def _extended(number: re.Match[str]) -> str:
    return f"{number[1].rstrip()} ext {number[2] or number[3]}"


def _without_escapes(text: str) -> str:
    """Of a copied tel:+91%2098450%2012345; "GST@18%9845012345" stays as it is."""
    return _ESCAPED.sub(_meant, text) if "%" in text else text


def _meant(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16))


def _plain_character(character: str) -> str:
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    category = unicodedata.category(character)
    if category == "Cf":  # zero-width and direction marks, pasted along unseen
        return ""
    return {"Zs": " ", "Pd": "-"}.get(category, character)
