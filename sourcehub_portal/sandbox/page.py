"""One page of a list, with the pagination block that lies."""

from dataclasses import dataclass

Row = dict[str, object]

# Whatever was asked for, the documented sample says ten a page and names this host.
_PER_PAGE = 10
_HOST = "http://testwebservices.sourcehub.in"


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of `customers` or `orders`; a fault may put in rows that are none."""

    kind: str
    rows: list[object]
    total: int
    # An empty list is how PHP writes an empty object.
    pagination: Row | tuple[()] | None
    # As PHP writes a list whose keys do not begin at 0, e.g. after filtering it.
    rows_as_object: bool = False

    def document(self) -> Row:
        keyed = {str(key): row for key, row in enumerate(self.rows)}
        content: Row = {self.kind: keyed if self.rows_as_object else self.rows}
        if self.pagination is not None:
            content["pagination"] = self.pagination
        return {"data": content}


def page(kind: str, rows: list[Row], *, total: int) -> Page:
    return Page(kind, list(rows), total, pagination(kind, total=total))


def pagination(kind: str, *, total: int) -> Row:
    """Only `total` is true: the rest counts in tens and in a `page` nobody can ask."""
    path = f"{_HOST}/api/{kind}"
    last = max(1, -(-total // _PER_PAGE))
    return {
        "current_page": 1,
        "first_page_url": f"{path}?page=1",
        "prev_page_url": None,
        "next_page_url": f"{path}?page=2" if last > 1 else None,
        "last_page_url": f"{path}?page={last}",
        "last_page": last,
        "per_page": _PER_PAGE,
        "total": total,
        "path": path,
    }
