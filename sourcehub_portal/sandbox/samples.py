"""The customers and orders of SourceHub's documentation, as they stand there."""

from typing import Any

from sourcehub_portal.sandbox.data import load

_SAMPLES: dict[str, Any] = load("samples")

CUSTOMERS: dict[int, dict[str, object]] = {
    row["id"]: row for row in _SAMPLES["customers"]
}
PHONES: dict[int, str] = {
    row["id"]: row["contactperson_number"] for row in _SAMPLES["customers"]
}
ORDERS: list[dict[str, object]] = _SAMPLES["orders"]
# The customer whose orders the documentation shows.
ORDERS_OF = 3
# Two orders came, and this block said 153 of them, ten a page.
ORDERS_PAGINATION: dict[str, object] = _SAMPLES["orders_pagination"]
