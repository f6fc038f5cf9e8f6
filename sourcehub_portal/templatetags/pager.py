"""The links to a list's pages and, where there is a choice, to pages of other sizes.

Written by functions: a list comes with every key that somebody presses, and a template
would take a sixth of its time for these ten links.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from django.http import QueryDict
from django.template import Library
from django.template.context import Context
from django.utils.safestring import SafeString

from sourcehub_portal.addresses import leading
from sourcehub_portal.templatetags.portal import icon, indian

if TYPE_CHECKING:
    # Django's own is generic in its stubs only.
    from django.core.paginator import Page

register = Library()


@register.simple_tag(name="pager", takes_context=True)
def pager_of(context: Context, page: "Page[Any]", *, target: str) -> SafeString:
    """Its links replace the block whose id is `target`."""
    return pager(context["request"].GET, page, target=target)


def pager(
    parameters: QueryDict,
    page: "Page[Any]",
    *,
    target: str,
    sizes: Sequence[int] = (),
) -> SafeString:
    """The same for an address with these parameters, and page sizes to choose from."""
    link = f'hx-target="#{target}" hx-push-url="true"'
    pages = _list("", _pages(parameters, page, link))
    shown = _list(_SIZES, _sizes(parameters, sizes, page.paginator.per_page, link))
    return SafeString(f'<nav class="pager" aria-label="Pages">{pages}{shown}</nav>')


_SIZES = ' class="pager__sizes" aria-label="Rows per page"'


def _list(attributes: str, items: Iterable[str]) -> str:
    written = "".join([f"<li>{item}</li>" for item in items])
    return f"<ul{attributes}>{written}</ul>" if written else ""


def _pages(parameters: QueryDict, page: "Page[Any]", link: str) -> Iterator[str]:
    if not page.has_other_pages():
        return
    to, shown = leading(parameters, "page", ["at"]), page.number
    if page.has_previous():
        yield _link(to(shown - 1), f'rel="prev" {link}', f"{icon('left')}Previous")
    # The ends, those around, and gaps as "…".
    for number in page.paginator.get_elided_page_range(
        shown, on_each_side=1, on_ends=1
    ):
        if not isinstance(number, int):
            yield f"<span>{number}</span>"
        elif number == shown:
            yield f'<span aria-current="page">{_PAGE}{indian(number)}</span>'
        else:
            named = f'{link} aria-label="Page {number}"'
            yield _link(to(number), named, indian(number))
    if page.has_next():
        yield _link(to(shown + 1), f'rel="next" {link}', f"Next{icon('right')}")


_PAGE = '<span class="visually-hidden">Page </span>'


def _sizes(
    parameters: QueryDict, sizes: Sequence[int], current: int, link: str
) -> Iterator[str]:
    to = leading(parameters, "per_page", ["page"])
    for size in sizes:
        if size == current:
            yield f'<span aria-current="true">{size}</span>'
        else:
            named = f'{link} aria-label="{size} rows per page"'
            yield _link(to(size), named, str(size))


def _link(address: str, attributes: str, text: str) -> str:
    address = escape(address)
    return f'<a href="{address}" hx-get="{address}" {attributes}>{text}</a>'
