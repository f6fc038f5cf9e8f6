"""A row for each line of an order: one product, as SourceHub prices it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from orders.models import Order
from sourcehub_portal.gateway.records import Product
from sourcehub_portal.spreadsheet import Column, Kind

from .money import money


class LineRow(NamedTuple):
    """A product, its place in the order from 1 on, and the order."""

    order: Order
    place: int
    product: Product


COLUMNS: Sequence[Column[LineRow]] = (
    Column("ID", lambda row: row.product.id, Kind.NUMBER),
    Column("SKU", lambda row: row.product.sku),
    Column("Product", lambda row: row.product.name),
    Column("Quantity", lambda row: row.product.quantity, Kind.QUANTITY),
    money("Price of the line", lambda row: row.product.price),
    Column("Order ID", lambda row: row.order.pk, Kind.NUMBER),
    Column("Order number", lambda row: row.order.number),
    Column("Line", lambda row: row.place, Kind.NUMBER),
    Column("Order date", lambda row: row.order.date, Kind.DATE),
    Column("Order status", lambda row: row.order.status),
    Column("Customer ID", lambda row: row.order.customer_id, Kind.NUMBER),
    Column("Customer", lambda row: row.order.customer_name),
    Column("GSTIN", lambda row: row.order.gstin),
    Column("Sales agent", lambda row: row.order.sales_agent),
)
SUMMED = ("Price of the line",)


def line_rows(orders: Iterable[Order]) -> Iterator[LineRow]:
    for order in orders:
        for place, product in enumerate(order.record.products, start=1):
            yield LineRow(order, place, product)
