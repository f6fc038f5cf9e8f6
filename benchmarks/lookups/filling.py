"""`python -m benchmarks.lookups.filling 3000`: look-ups with so many orders, an hour
old, among as many of others."""

import sys
from datetime import timedelta

import django

django.setup()

from django.db import connection  # noqa: E402 - needs Django
from django.utils import timezone  # noqa: E402

from benchmarks.lookups.kept import KEPT, OF_EACH, of_others  # noqa: E402
from sourcehub_portal.gateway.records import OrderRecord  # noqa: E402
from tests.customers.factory import make_customer  # noqa: E402
from tests.orders.factory import (  # noqa: E402
    answer,
    invoice,
    keep,
    make_order,
    product,
)

LINES, INVOICES = 3, 2
AGENTS = {
    "salesagent": {"first_name": "Ravi", "mobile_number": "9845000001"},
    "deliveryagent": {"first_name": "archa", "phone_number": "7697602300"},
}


def main(others: int) -> None:
    an_hour_ago = timezone.now() - timedelta(hours=1)
    first = 1
    # A mirror is full of what others looked up: databases choose other ways there than
    # in a table that is read in one go.
    beside = dict.fromkeys(of_others(others), OF_EACH)
    for number, (phone, count) in enumerate({**KEPT, **beside}.items(), start=1):
        # Whoever calls is mostly known.
        make_customer(number, display_name="Asha Traders", contactperson_number=phone)
        ids = range(first, first + count)
        orders = [_order(each, phone=phone) for each in ids]
        keep(answer(orders, asked_at=an_hour_ago), phone=phone)
        first += count
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as an import has it done


def _order(order_id: int, *, phone: str) -> OrderRecord:
    """Amounts differ, as they do: what is remembered by its value helps little."""
    paise = [order_id * 7 % 100_000 + each * 100 for each in range(LINES)]
    lines = [product(name=f"ring {each}", price=each / 100) for each in paise]
    numbers = (order_id * INVOICES + each for each in range(INVOICES))
    return make_order(
        order_id,
        phone=phone,
        products=lines,
        item_total_amount=sum(paise) / 100,
        invoices=[invoice(number) for number in numbers],
        **AGENTS,
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
