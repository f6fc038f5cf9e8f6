"""Text as it is compared: however it was composed, and in whatever case."""

import unicodedata


def folded(text: str) -> str:
    """`text` in Unicode's compatibility form (NFKC), case folded."""
    return unicodedata.normalize("NFKC", text).casefold()
