"""Whether two pages show the same orders and amounts."""

import re

_ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
_LINK = re.compile(r'href="/orders/(\d+)/"')
_AMOUNT = re.compile(r"₹[\d,.]+")


def insist_on_the_same(ours: str, floor: str) -> None:
    """Raises RuntimeError where the floor's orders are not ours in our order, or show
    an amount that ours do not."""
    left, right = _orders(ours), _orders(floor)
    if not left or list(left) != list(right):
        raise RuntimeError(f"We show {list(left)}, and the floor {list(right)}.")
    for order, amounts in right.items():
        if more := amounts - left[order]:
            raise RuntimeError(f"Order {order}: the floor alone shows {more}.")


def _orders(page: str) -> dict[str, set[str]]:
    found = {}
    for article in _ARTICLE.findall(page):
        if link := _LINK.search(article):
            found[link[1]] = set(_AMOUNT.findall(article))
    return found
