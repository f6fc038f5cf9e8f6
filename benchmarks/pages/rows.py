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


def insist_on_as_many(kind: str, page: str, floor: str) -> None:
    """Raises RuntimeError where another's table is not as long as the floor's: it did
    not understand the question. Its order and its links are its own, and so are the
    fields that it looks for digits in: fewer than ours."""
    # The admin has tables at its side as well; one row is the head.
    there = page[page.rfind("<table") :].count("<tr") - 1
    wanted = len(shown(floor))
    if kind == "digits" and 0 < there <= wanted:
        return
    if there != wanted:
        raise RuntimeError(f"{kind}: {there} rows, and {wanted} on the floor.")
