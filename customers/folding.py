"""Text as it is compared: however it was composed, and in whatever case."""

import unicodedata


def folded(text: str) -> str:
    """`text` without case, in Unicode's compatibility form NFKC.

    Taken apart first: the case of an accented letter folds to its letter and accent,
    whether it came as one character or two.
    """
    if text.isascii():
        # Nearly all: it has one form only.
        return text.lower()
    apart = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFKC", apart.casefold())
