"""How the heads of the customers' table are written: links that sort."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from django.http import QueryDict
from django.utils.html import escape
from django.utils.safestring import SafeString

_SORT = re.compile(r"(?<=[?;])sort=(?=&|$)")


def heads_html(
    columns: Mapping[str, str],
    parameters: QueryDict,
    *,
    sort: str,
    sortable: Collection[str],
) -> SafeString:
    """The `<th>` of each column (name → header), in their order.

    A head leads to the first page of the same list, sorted by it; a second time, the
    other way round. What no index sorts has no link.
    """
    kept = parameters.copy()
    for name in ("page", "at"):
        kept.pop(name, None)
    # It stands where it stood: written once for all heads, and cut where it goes in.
    kept["sort"] = ""
    around = _SORT.split(escape(f"?{kept.urlencode()}"), maxsplit=1)
    heads = _heads(columns, around, sort=sort, sortable=sortable)
    return SafeString("\n".join(heads))


def _heads(
    columns: Mapping[str, str],
    around: Sequence[str],
    *,
    sort: str,
    sortable: Collection[str],
) -> Iterator[str]:
    for name, header in columns.items():
        if name not in sortable:
            yield f'<th scope="col">{escape(header)}</th>'
            continue
        address = f"sort={'-' * (sort == name)}{name}".join(around)
        yield (
            f'<th scope="col"{_sorted(name, sort)}><a id="sort-{name}" href="{address}"'
            f' hx-get="{address}" hx-target="#results" hx-push-url="true">'
            f"{escape(header)}</a></th>"
        )


def _sorted(name: str, sort: str) -> str:
    if sort.removeprefix("-") != name:
        return ""
    return f' aria-sort="{"descending" if sort.startswith("-") else "ascending"}"'
