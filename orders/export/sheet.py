"""Which rows a download has, its columns, and what it is called."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import BadRequest
from django.utils import timezone

from orders.lookup import Answer
from orders.models import Invoice, Line, Order
from orders.models.order import OrderQuerySet
from orders.quarantine import left_out
from sourcehub_portal.spreadsheet import Column

from . import invoices, lines, orders

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Sheet:
    """One download: `read` begins to read its rows, of which there are `count`; of the
    columns named in `summed` a sum makes sense."""

    name: str
    columns: Sequence[Column[Any]]
    summed: Sequence[str]
    read: Callable[[], Iterable[Any]]
    count: int


def sheet_of(selected: OrderQuerySet, *, rows: str) -> Sheet:
    """The sheet of these orders, or (`rows` is "lines" or "invoices") of theirs.

    Raises `BadRequest` in words for any other `rows`.
    """

    def read() -> Iterable[Order]:
        return selected.iterator(CHUNK)

    theirs = {"order__in": selected.order_by()}
    if rows == "orders":
        count = selected.count()
        return Sheet(rows, orders.COLUMNS, orders.SUMMED, read, count)
    if rows == "lines":
        count = Line.objects.filter(**theirs).count()
        return Sheet(
            rows, lines.COLUMNS, lines.SUMMED, lambda: lines.line_rows(read()), count
        )
    if rows == "invoices":
        count = Invoice.objects.filter(**theirs).count()
        return Sheet(
            rows,
            invoices.COLUMNS,
            invoices.SUMMED,
            lambda: invoices.invoice_rows(read()),
            count,
        )
    raise BadRequest(
        "Choose the rows of the download: rows=orders, rows=lines or rows=invoices."
    )


def file_name(sheet: Sheet, answer: Answer) -> str:
    """What the download is called; of a copy, with the time at which it was asked for,
    and of an answer of which some is missing, with a word for that.

    A file is passed on without the page that said so, and a CSV has no cover.
    """
    name = sheet.name
    cut = answer.look_up and not answer.look_up.complete
    if cut or left_out(answer.last).get("unreadable"):
        name += "-incomplete"
    if answer.copied_at:
        name += f"-copy-{timezone.localtime(answer.copied_at):%Y-%m-%d-%H%M}"
    return name
