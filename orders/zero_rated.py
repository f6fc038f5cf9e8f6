"""Sales that bear IGST or none wherever they go: abroad, to a special economic zone.

Section 16 of the IGST Act calls them zero-rated, section 7(5) supplies between states.
Deemed exports are not among them: they stay in India and are taxed by where they go.
"""

import re

_DEEMED = re.compile(r"\bdeemed\b", re.IGNORECASE)
_KINDS = {
    "is overseas": re.compile(r"\b(overseas|exports?|abroad|foreign)\b", re.IGNORECASE),
    "is in a special economic zone": re.compile(
        r"\bs\.?e\.?z\b|\bspecial economic zone\b", re.IGNORECASE
    ),
}


def why_zero_rated(treatment: str) -> str:
    """What the customer's GST treatment says of them, in words that go on after "The
    customer"; "" where it says nothing of this kind."""
    words = re.sub(r"[\s_-]+", " ", treatment)
    if _DEEMED.search(words):
        return ""
    return next((why for why, kind in _KINDS.items() if kind.search(words)), "")
