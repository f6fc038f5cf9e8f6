"""The mirrored orders, read again from SourceHub's JSON and held against the columns.

In one go over all orders: what their columns, lines and invoices say, and what the
amounts come to.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Context, Decimal, localcontext
from itertools import zip_longest
from typing import Any

from django.db.models import Model, QuerySet

from orders.amounts import AmountField, cut
from orders.models import Invoice, Order
from orders.rows import invoices_of, lines_of, order_row
from sourcehub_portal.finding import Exceptions, Finding
from sourcehub_portal.gateway.errors import UpstreamError
from sourcehub_portal.gateway.parsing import parse_order
from sourcehub_portal.gateway.records import OrderRecord
from sourcehub_portal.money import rupees

_CHUNK = 500
# Enough for the sum of a billion amounts of twelve digits and thirty decimals.
_EXACT = Context(prec=80)
# Set by the look-up that brought the order, or by the database.
_OURS = {"id", "source", "observed_at", "written_at", "first_seen_at"}

Sums = dict[str, Decimal]

_OF_ORDERS = ("item_total", "billable")
_OF_INVOICES = ("amount", "cgst", "sgst", "igst")


class _Reread:
    """What the raw rows say: where the columns differ, and sums.

    `whole` adds up SourceHub's numbers, `kept` what of each a column can keep.
    """

    def __init__(self) -> None:
        self.orders = 0
        self.differing = Exceptions()
        self.whole: Sums = defaultdict(Decimal)
        self.kept: Sums = defaultdict(Decimal)

    def add(self, order: Order) -> None:
        self.orders += 1
        try:
            record = parse_order(order.raw)
        except UpstreamError:
            self.differing.add(f"{order.pk}: raw")
            return
        if where := _differing(order, record):
            self.differing.add(f"{order.pk}: {where}")
        self._sum("orders' ", record, _OF_ORDERS)
        for invoice in record.invoices:
            self._sum("invoices' ", invoice, _OF_INVOICES)

    def _sum(self, whose: str, said: object, names: Iterable[str]) -> None:
        for name in names:
            amount: Decimal | None = getattr(said, name)
            if amount is not None:
                self.whole[whose + name] += amount
                self.kept[whose + name] += cut(amount)


def reread() -> Iterator[Finding]:
    """That columns say what the raw rows say, then each amount with its sums."""
    with localcontext(_EXACT):
        again, columns = _Reread(), _sums_of_columns()
        written = Order.objects.exclude(raw="").order_by("pk")
        for order in written.prefetch_related("lines", "invoices").iterator(_CHUNK):
            again.add(order)
    yield Finding(
        not again.differing.count,
        f"Orders read again from SourceHub's JSON, with lines and invoices:"
        f" {again.orders:,}; whose columns differ: {again.differing}.",
    )
    for name, column in columns.items():
        yield _money(name, column, kept=again.kept[name], whole=again.whole[name])


def _money(name: str, column: Decimal, *, kept: Decimal, whole: Decimal) -> Finding:
    words = f"Sum of {name}: {rupees(column)} in the columns"
    if column != kept:
        return Finding(
            holds=False, words=f"{words}, {rupees(kept)} in SourceHub's JSON."
        )
    if whole == kept:
        return Finding(holds=True, words=f"{words} and in SourceHub's JSON.")
    with localcontext(_EXACT):
        beyond = f"{whole - kept:f}"
    return Finding(
        holds=True,
        words=f"{words}; SourceHub's JSON has {beyond} more, in decimals that no column"
        " keeps and every page reads from the JSON.",
    )


def _sums_of_columns() -> Sums:
    sums: Sums = {}
    rows: Iterable[tuple[str, QuerySet[Any], tuple[str, ...]]] = (
        ("orders' ", Order.objects.all(), _OF_ORDERS),
        ("invoices' ", Invoice.objects.all(), _OF_INVOICES),
    )
    for whose, every, names in rows:
        for name in names:
            amounts = every.order_by().exclude(**{name: None})
            column = amounts.values_list(name, flat=True).iterator(_CHUNK)
            sums[whose + name] = sum(column, Decimal())
    return sums


def _differing(order: Order, record: OrderRecord) -> str:
    """The first column that does not say what the record says, "" where all do."""
    if column := _column(order, order_row(record, observed_at=order.observed_at)):
        return column
    pairs = (
        ("line", order.lines.all(), lines_of(record)),
        ("invoice", order.invoices.all(), invoices_of(record)),
    )
    for what, rows, expected in pairs:
        for place, (row, other) in enumerate(zip_longest(rows, expected)):
            if column := _column(row, other):
                return f"{what} {place} {column}"
    return ""


def _column(row: Model | None, expected: Model | None) -> str:
    if row is None or expected is None:
        return "is one too few" if row is None else "is one too many"
    for field in row._meta.concrete_fields:
        if field.name in _OURS:
            continue
        said = getattr(expected, field.attname)
        if isinstance(field, AmountField) and said is not None:
            said = cut(said)
        if getattr(row, field.attname) != said:
            return field.name
    return ""
