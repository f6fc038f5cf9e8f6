"""What a person reads on the customers' list."""

import re
from html import unescape
from typing import Any, Protocol

from django.test import Client

LIST = "/customers/"
PART = {"HX-Request": "true", "HX-Target": "results"}

_TAG = re.compile(r"<[^>]+>")
_OPTION = re.compile(
    r'name="(\w+)" id="[^"]*" value="([^"]*)"[^>]*>(.*?) \(([\d,]+)\)<'
)


class Answer(Protocol):
    content: bytes


def html(client: Client, address: str = LIST, **parameters: Any) -> str:
    """The page at an address that must be there."""
    answer = client.get(address, parameters)
    assert answer.status_code == 200
    return str(answer.content.decode())


def part(client: Client, **parameters: Any) -> str:
    """What htmx gets for the results of the list."""
    answer = client.get(LIST, parameters, headers=PART)
    assert answer.status_code == 200
    return str(answer.content.decode())


def names(page: str) -> list[str]:
    """The customers' names, in the order of the rows."""
    found = re.findall(r'<th scope="row"><a [^>]*>(.*?)</a>', page)
    return [unescape(name) for name in found]


def count_in_words(page: str) -> str:
    found = re.search(r'<p class="result-count">(.*?)</p>', page, re.DOTALL)
    return words(found[1]) if found else ""


def options(page: str) -> dict[str, dict[str, int]]:
    """What each filter offers: {filter: {value: count}}."""
    offered: dict[str, dict[str, int]] = {}
    for name, value, _, count in _OPTION.findall(page):
        offered.setdefault(name, {})[unescape(value)] = int(count.replace(",", ""))
    return offered


def chips(page: str) -> dict[str, str]:
    """The active filters and their links: {words: address}."""
    found = re.findall(r'<a class="chip" href="([^"]*)">(.*?)</a>', page)
    return {words(text): unescape(address) for address, text in found}


def words(markup: str) -> str:
    """The text of some markup, a list's terms with a colon behind them."""
    markup = markup.replace("</dt>", ": ").replace("</dd>", " ")
    return " ".join(unescape(_TAG.sub("", markup)).split())
