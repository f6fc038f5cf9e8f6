"""What goes wrong in a browser without anybody seeing it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypedDict

from playwright.sync_api import Page, Request


class Trouble(TypedDict):
    """What the console said, errors in scripts, and what was asked of other origins."""

    console: list[str]
    script: list[str]
    elsewhere: list[str]


def no_trouble() -> Trouble:
    return Trouble(console=[], script=[], elsewhere=[])


@contextmanager
def untroubled(page: Page, trouble: Trouble, *, origin: str) -> Iterator[Page]:
    """Watches a page, notes its trouble and fails in the end when there was any."""

    def note_elsewhere(request: Request) -> None:
        if not request.url.startswith((f"{origin}/", "data:")):
            trouble["elsewhere"].append(request.url)

    page.on("console", lambda message: trouble["console"].append(message.text))
    page.on("pageerror", lambda error: trouble["script"].append(str(error)))
    page.on("request", note_elsewhere)
    yield page
    assert trouble == no_trouble()
