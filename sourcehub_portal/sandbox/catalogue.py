"""What is sold, and the lines of one order."""

from dataclasses import dataclass
from decimal import Decimal

from sourcehub_portal.sandbox.data import load
from sourcehub_portal.sandbox.money import rupees
from sourcehub_portal.sandbox.numbers import Draws


@dataclass(frozen=True, slots=True)
class Product:
    """A product with its price in paise and its GST rate in percent."""

    id: int
    sku: str
    name: str
    price: int
    gst: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line's amount is in paise, for the whole quantity."""

    product: Product
    quantity: int

    @property
    def amount(self) -> int:
        return self.product.price * self.quantity

    def shown(self) -> dict[str, object]:
        """SourceHub's `price` is what the line amounts to, not the price of one."""
        return {
            "id": self.product.id,
            "sku": self.product.sku,
            "name": self.product.name,
            "quantity": self.quantity,
            "price": rupees(self.amount),
        }


_CATALOGUE = tuple(
    Product(**(row | {"price": int(Decimal(row["price"]) * 100)}))
    for row in load("catalogue")
)
# Most orders are a few lines of one trade, which stands together in the catalogue.
_LINES = (1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 7)
_QUANTITIES = (1, 1, 2, 2, 3, 4, 5, 6, 10, 12, 20, 24, 50)


def lines(draws: Draws) -> list[Line]:
    count = draws.one_of(_LINES)
    first = draws.below(len(_CATALOGUE))
    step = draws.one_of((1, 1, 3))
    chosen = [
        _CATALOGUE[(first + step * place) % len(_CATALOGUE)] for place in range(count)
    ]
    return [Line(product, draws.one_of(_QUANTITIES)) for product in chosen]
