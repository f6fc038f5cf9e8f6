"""All that one seed makes: who there is, and what was ordered until today."""

from datetime import date, datetime, timedelta, timezone

from sourcehub_portal.sandbox.customers import Customers
from sourcehub_portal.sandbox.orders import Orders, Placed
from sourcehub_portal.sandbox.phones import PhoneBook, last_ten
from sourcehub_portal.sandbox.roster import Roster

_INDIA = timezone(timedelta(hours=5, minutes=30))


class World:
    """A seller's customers and orders. Without a day given, today goes on."""

    def __init__(self, *, size: int, seed: int, today: date | None = None) -> None:
        self.seed = seed
        self.roster = Roster(size)
        self.phones = PhoneBook(seed)
        self.customers = Customers(seed=seed, phones=self.phones)
        self.orders = Orders(seed=seed, customers=self.customers)
        self._today = today

    @property
    def today(self) -> date:
        return self._today or datetime.now(tz=_INDIA).date()

    def customer_of(self, spelled: str) -> int | None:
        """Whose contact number this is, in any spelling, whether listed or not."""
        return self.phones.customer_of(last_ten(spelled))

    def placed(self, customer_id: int) -> list[Placed]:
        return self.orders.placed(customer_id, until=self.today)

    def order(self, placed: Placed, *, customer_id: int) -> dict[str, object]:
        return self.orders.order(placed, customer_id=customer_id, today=self.today)

    def orders_of_another(self, spelled: str) -> list[dict[str, object]]:
        """Two orders, or one, of some customer whose number this is not."""
        asked = self.customer_of(spelled)
        for customer_id in range(1, self.roster.highest + 1):
            placed = self.placed(customer_id)[:2]
            if placed and customer_id != asked:
                return [self.order(one, customer_id=customer_id) for one in placed]
        return []
