"""Orders as rows of a list, each written once for as long as nothing of it changes.

A row shows what SourceHub says, and the day: an order that was shown a moment ago, out
of the copy or on the page before, is not read and reckoned again.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.template import engines
from django.urls import get_script_prefix
from django.utils import timezone
from django.utils.safestring import SafeString

from orders.glance import glance_at
from orders.models import Order
from orders.news import Mark, News
from sourcehub_portal.unchanging import unchanging


@dataclass(frozen=True, slots=True)
class _Row:
    """An order known by what would change with its row."""

    raw: str
    level: int
    today: date
    prefix: str
    order: Order = field(compare=False)


def rows_of(orders: Iterable[Order], *, level: int, news: News) -> list[SafeString]:
    """In order; `level` is that of their headings. Of an order its `raw` is enough, and
    the database is asked nothing."""
    today, prefix = timezone.localdate(), get_script_prefix()
    return [
        _written(_Row(each.raw, level, today, prefix, each), news.mark(each.pk))
        for each in orders
    ]


def _written(row: _Row, mark: Mark | None) -> SafeString:
    return _render(row, mark) if mark else _unmarked(row)


@unchanging
def _unmarked(row: _Row) -> SafeString:
    return _render(row, None)


def _render(row: _Row, mark: Mark | None) -> SafeString:
    template = engines["jinja2"].get_template("orders/row.html")
    glance = glance_at(row.order.record, mark=mark)
    return SafeString(template.render({"glance": glance, "level": row.level}))
