"""Sales that bear IGST or none wherever they go: abroad, to a special economic zone.

Section 16 of the IGST Act calls them zero-rated, section 7(5) supplies between states.
Deemed exports are not among them, as those to export-oriented units: they stay in India
and are taxed by where they go.
"""

import re

_KINDS = {
    "is overseas": re.compile(
        r"\b(?<!deemed )(overseas|exports?(?! orien)|abroad|foreign)\b"
    ),
    "is in a special economic zone": re.compile(r"\b(sezs?|special economic zones?)\b"),
}
# "Non-SEZ", "not for export"
_DENIED = re.compile(
    r"\b(non|not)( in| an?| for| under)? "
    r"(overseas|exports?|abroad|foreign|sezs?|special economic zones?)\b"
)
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def why_zero_rated(treatment: str) -> str:
    """What the customer's GST treatment says of them, in words that go on after "The
    customer"; "" where it says nothing of this kind."""
    words = _BETWEEN_WORDS.sub(" ", treatment.replace(".", "")).casefold()
    words = _DENIED.sub(" ", words)
    return next((why for why, kind in _KINDS.items() if kind.search(words)), "")
