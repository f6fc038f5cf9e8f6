"""Which customers a page shows."""

import re

_LINK = re.compile(r'href="/customers/(\d+)/')


def shown(page: str) -> list[int]:
    """The ids of the customers that a page of ours, or of the floor, links to in its
    table, each once, in its order."""
    table = page[page.find("<table") : page.rfind("</table>")]
    return list(dict.fromkeys(int(found) for found in _LINK.findall(table)))


def insist_on_the_same(kind: str, ours: str, floor: str) -> None:
    """Raises RuntimeError where the two show other rows: then nothing is comparable.

    Of a phone we put those whose contact has it first, so there the order may differ.
    """
    left, right = shown(ours), shown(floor)
    if kind == "phone":
        left, right = sorted(left), sorted(right)
    if not left or left != right:
        raise RuntimeError(f"{kind}: we show {left}, and the floor {right}.")
