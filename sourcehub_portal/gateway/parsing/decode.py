"""JSON text → Python, or an error of the family, whatever the text is."""

import re
from typing import Any, TypeVar

import msgspec

from sourcehub_portal.gateway.errors import NotJson, UnexpectedShape

T = TypeVar("T")

# Numbers with a point or an exponent stay text: Decimal reads them, never a float.
_row = msgspec.json.Decoder(dict[str, Any], float_hook=str)

# One escape after the other, so that the second half of "\\ud800" is not taken for one.
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
    r"|\\.",
    re.DOTALL,
)
_LONE_SURROGATE = 6

DEEPEST = 64
# A string as a whole, so that the brackets in it do not count.
_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)


def decode(decoder: msgspec.json.Decoder[T], text: str | bytes | msgspec.Raw) -> T:
    """`text` by `decoder`.

    Raises UnexpectedShape when it is JSON of another shape, else NotJson.
    """
    try:
        return decoder.decode(text)
    except msgspec.ValidationError as error:
        raise UnexpectedShape from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        # RecursionError: 100,000 levels deep.
        raise NotJson from error


def decode_row(raw: str) -> dict[str, Any]:
    """One row. Raises UnexpectedShape or NotJson."""
    try:
        return decode(_row, raw)
    except NotJson:
        if (mended := without_lone_surrogates(raw)) == raw:
            raise
        return decode(_row, mended)


def is_too_deep(text: str) -> bool:
    """Whether JSON is nested deeper than any answer of SourceHub's is.

    It might be decoded now and, from deeper within the program, not be any more.
    """
    if text.count("{") + text.count("[") <= DEEPEST:
        return False
    depth = 0
    for token in _BRACKET.finditer(text):
        depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(token[0], 0)
        if depth > DEEPEST:
            return True
    return False


def without_lone_surrogates(text: str) -> str:
    r"""`text` with each escaped lone surrogate ("\ud800") made "\ufffd".

    Half a character is JSON by its grammar, but no text, and msgspec refuses it. The
    length stays the same, so that positions in both texts agree.
    """
    return _ESCAPE.sub(
        lambda found: r"\ufffd" if len(found[0]) == _LONE_SURROGATE else found[0], text
    )
