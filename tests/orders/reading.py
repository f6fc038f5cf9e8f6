"""What a person reads on a page: its text, without markup and line breaks."""

import html
import re
from typing import Protocol


class Page(Protocol):
    """An answer of the test client's."""

    content: bytes


def words(page: Page) -> str:
    return in_words(page.content.decode())


def in_words(markup: str) -> str:
    text = re.sub(r"<[^>]+>", " ", markup)
    return " ".join(html.unescape(text).split())
