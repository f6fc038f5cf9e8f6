"""An order's lines, in words and added up."""

from decimal import Decimal
from typing import Protocol

from orders.sums import same, whole
from sourcehub_portal.gateway.records import OrderRecord


class Named(Protocol):
    """A line: the gateway's record or the mirror's row."""

    @property
    def sku(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def quantity(self) -> Decimal | None: ...


def quantity_and_name(line: Named) -> str:
    """The line in short: how many, a multiplication sign, of what."""
    name = line.name or line.sku or "product without a name"
    if line.quantity is None:
        return name
    return f"{line.quantity:f} \N{MULTIPLICATION SIGN} {name}"


def lines_total(order: OrderRecord) -> Decimal | None:
    """What the lines come to, if each has its price, which is its whole line's."""
    return whole(product.price for product in order.products)


def lines_differ(order: OrderRecord) -> bool:
    """Whether the lines' prices and the order's item total are two figures."""
    lines, said = lines_total(order), order.item_total
    return lines is not None and said is not None and not same(lines, said)
