"""Which customers a page shows."""

import re

from benchmarks.pages.questions import PAGE

_LINK = re.compile(r'href="/customers/(\d+)/')


def shown(page: str) -> list[int]:
    """The ids of the customers that a page of ours, or of the floor, links to in its
    table, each once, in its order."""
    table = page[page.find("<table") : page.rfind("</table>")]
    return list(dict.fromkeys(int(found) for found in _LINK.findall(table)))


def insist_on_the_same(kind: str, ours: str, floor: str) -> None:
    """Raises RuntimeError where the two show other rows: then nothing is comparable.

    Of a whole phone we put those whose contact has it first, so there the order may
    differ. Of the beginning of one we find more: no fewer must be shown, and where all
    are, the floor's must be among them.
    """
    left, right = shown(ours), shown(floor)
    if kind == "whole phone":
        left, right = sorted(left), sorted(right)
    if kind == "phone":
        fine = len(left) == PAGE or {*left} >= {*right}
    else:
        fine = left == right
    if not left or not fine:
        raise RuntimeError(f"{kind}: we show {left}, and the floor {right}.")


def insist_on_as_many(kind: str, page: str, floor: str) -> None:
    """Raises RuntimeError where another's table is not as long as the floor's: it did
    not understand the question. Its order and its links are its own, and so is where it
    looks for the beginning of a phone."""
    # The admin has tables at its side as well; one row is the head.
    there = page[page.rfind("<table") :].count("<tr") - 1
    wanted = len(shown(floor))
    if there != wanted and not (kind == "phone" and there > 0):
        raise RuntimeError(f"{kind}: {there} rows, and {wanted} on the floor.")
