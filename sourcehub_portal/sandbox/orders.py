"""A customer's orders in SourceHub's shape, oldest first as in its sample."""

from datetime import date, timedelta
from typing import NamedTuple

from sourcehub_portal.sandbox import agents, samples, statuses
from sourcehub_portal.sandbox.catalogue import Line, lines
from sourcehub_portal.sandbox.customers import OVERSEAS, Customers
from sourcehub_portal.sandbox.invoices import Sale, invoices
from sourcehub_portal.sandbox.money import half_up, rupees
from sourcehub_portal.sandbox.numbers import Draws

# Orders begin with a financial year, after the documented ones. A fixed day: what was
# ordered stays as it was when the sandbox is started again tomorrow.
BEGIN = date(2023, 4, 1)
_THREE_YEARS = 1096

# Order ids are composed of the customer's id and the place among his orders; the
# documented orders' ids lie below the first.
_FIRST_ID = 1000
_MOST = 512
# The documented order 874 has the number 00865.
_ID_LESS_NUMBER = 9


class Placed(NamedTuple):
    """Which order, and when it was placed."""

    order_id: int
    day: date


class Money(NamedTuple):
    """An order's sums in paise."""

    items: int
    discount: int
    returned: int

    @property
    def billable(self) -> int:
        return self.items - self.discount - self.returned


class Orders:
    """Every order there is up to a day."""

    def __init__(self, *, seed: int, customers: Customers) -> None:
        self._seed = seed
        self._customers = customers

    def pace(self, customer_id: int) -> int:
        """How many orders in three years: 0 to 14, for one customer in 500 far more."""
        draws = Draws(self._seed, "pace", customer_id)
        if customer_id % 500 == 137:
            return draws.between(120, 300)
        return draws.below(15)

    def placed(self, customer_id: int, *, until: date) -> list[Placed]:
        """This customer's orders up to and with a day, by date."""
        if customer_id == samples.ORDERS_OF:
            return [_sample_placed(row) for row in samples.ORDERS]
        pace = self.pace(customer_id)
        placed: list[Placed] = []
        for place in range(_MOST if pace else 0):
            order_id = _FIRST_ID + customer_id * _MOST + place
            within = Draws(self._seed, "day", order_id).below(_THREE_YEARS)
            days = (place * _THREE_YEARS + within) // pace
            if BEGIN + timedelta(days=days) > until:
                break
            placed.append(Placed(order_id, BEGIN + timedelta(days=days)))
        return placed

    def order(
        self, placed: Placed, *, customer_id: int, today: date
    ) -> dict[str, object]:
        """The fields and their order are those of the documented sample."""
        if customer_id == samples.ORDERS_OF:
            return next(row for row in samples.ORDERS if row["id"] == placed.order_id)
        draws = Draws(self._seed, "order", placed.order_id)
        status = statuses.status_on((today - placed.day).days, draws)
        sold = lines(draws)
        money = _money(sold, status=status, draws=draws)
        customer = self._customers.customer(customer_id)
        sale = Sale(
            order_id=placed.order_id,
            day=placed.day,
            today=today,
            lines=sold,
            discount=money.discount,
            returned=money.returned,
            supplied_to=self._supplied_to(customer_id, customer),
        )
        return {
            "id": placed.order_id,
            "order_no": f"{placed.order_id - _ID_LESS_NUMBER:05d}",
            "item_total_amount": rupees(money.items),
            "discount_amount": rupees(money.discount),
            "return_total_amount": rupees(money.returned),
            "billable_amount": rupees(money.billable),
            "date": placed.day.isoformat(),
            "products": [line.shown() for line in sold],
            "customer": _customer_of_order(customer),
            "salesagent": self._sales_agent(customer_id, draws),
            "deliveryagent": _delivery_agent(status, draws),
            "laststatus": {"name": status},
            "invoices": self._invoices(sale, status),
        }

    def _supplied_to(self, customer_id: int, customer: dict[str, object]) -> str | None:
        """The place of supply's GST state code; none for exports."""
        if customer["gst_treatment"] == OVERSEAS:
            return None
        return self._customers.place(customer_id).city.gst_state

    def _invoices(self, sale: Sale, status: str) -> list[dict[str, object]]:
        """From draws of their own: they stay as they are while the status moves on."""
        if status in statuses.WITHOUT_INVOICE:
            return []
        return invoices(sale, Draws(self._seed, "invoices", sale.order_id))

    def _sales_agent(self, customer_id: int, draws: Draws) -> object:
        """Mostly the one who looks after this customer; `[]` is SourceHub's none."""
        kind = draws.below(100)
        if kind < 15:
            return []
        if kind < 25:
            return draws.one_of(agents.SALES)
        return Draws(self._seed, "agent", customer_id).one_of(agents.SALES)


def _sample_placed(row: dict[str, object]) -> Placed:
    return Placed(int(str(row["id"])), date.fromisoformat(str(row["date"])))


def _money(sold: list[Line], *, status: str, draws: Draws) -> Money:
    items = sum(line.amount for line in sold)
    percent = draws.between(2, 15) if draws.chance(30) else 0
    discount = half_up(items * percent, 100)
    if draws.chance(50):
        # Half of the discounts are given in whole rupees.
        discount -= discount % 100
    whole, partial = draws.chance(60), draws.between(10, 60)
    some_came_back = draws.chance(4)
    left = items - discount
    if status == statuses.RETURNED:
        return Money(items, discount, left if whole else half_up(left * partial, 100))
    if status == statuses.DELIVERED and some_came_back:
        return Money(items, discount, half_up(left * partial, 400))
    return Money(items, discount, 0)


def _customer_of_order(customer: dict[str, object]) -> dict[str, object]:
    """Inside an order SourceHub leaves out the status and the approval."""
    without = ("status", "approval")
    return {key: value for key, value in customer.items() if key not in without}


def _delivery_agent(status: str, draws: Draws) -> object:
    if status in statuses.WITHOUT_CARRIER or draws.chance(5):
        return []
    return draws.one_of(agents.DELIVERY)
