"""What a person does with saved views, and sees of them."""

import re
from html import unescape
from typing import Any

from django.test import Client

from customers.models import SavedView

VIEWS = "/customers/views/"
SAVE = f"{VIEWS}save/"


def tabs(page: str) -> dict[str, str]:
    """The tabs above the list: {name: address}."""
    strip = re.search(r'<nav class="nav tabs".*?</nav>', page, re.DOTALL)
    if strip is None:  # without a view there is nothing to choose
        return {}
    found = re.findall(r'<a href="([^"]+)"[^>]*>(.*?)</a>', strip[0])
    return {unescape(name): unescape(address) for address, name in found}


def current(page: str) -> list[str]:
    found = re.findall(r'<a [^>]*aria-current="page">([^<]+)</a>', page)
    return [unescape(name) for name in found]


def save(
    client: Client, name: str, state: str = "city=Kochi", **more: Any
) -> SavedView:
    answer = client.post(SAVE, {"name": name, "in": state, **more})
    assert answer.status_code == 302
    return SavedView.objects.latest("pk")


def do(client: Client, view: SavedView, verb: str, **given: str) -> int:
    return client.post(f"{VIEWS}{view.pk}/{verb}/", given).status_code
