"""Orders as rows of a list, each written once for as long as nothing of it changes.

A row shows what SourceHub says, and the day: an order that was shown a moment ago, out
of the copy or on the page before, is not read and reckoned again.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple

from django.conf import settings
from django.template import engines
from django.urls import get_script_prefix
from django.utils import timezone
from django.utils.safestring import SafeString

from orders.glance import glance_at
from orders.news import Mark, News
from orders.unfolded import RawOrder, unfolded
from sourcehub_portal.unchanging import unchanging


class _Row(NamedTuple):
    """What would change with an order's row."""

    raw: str
    level: int
    today: date
    home: str
    prefix: str


def rows_of(
    orders: Iterable[RawOrder], *, level: int, news: News, older: Mapping[int, datetime]
) -> list[SafeString]:
    """In order; `level` is that of their headings; `older`: by id, see `older.py`. The
    database is asked nothing."""
    today, prefix = timezone.localdate(), get_script_prefix()
    home: str = settings.PORTAL_HOME_STATE
    return [
        _written(
            _Row(raw, level, today, home, prefix),
            mark=news.mark(pk),
            described_at=older.get(pk),
        )
        for pk, raw in orders
    ]


def _written(
    row: _Row, *, mark: Mark | None, described_at: datetime | None
) -> SafeString:
    if mark or described_at:
        return _render(row, mark=mark, described_at=described_at)
    return _plain(row)


@unchanging
def _plain(row: _Row) -> SafeString:
    return _render(row)


def _render(
    row: _Row, *, mark: Mark | None = None, described_at: datetime | None = None
) -> SafeString:
    template = engines["jinja2"].get_template("orders/row.html")
    glance = glance_at(unfolded(row.raw, row.today, row.home), mark=mark)
    context = {"glance": glance, "level": row.level, "described_at": described_at}
    return SafeString(template.render(context))
