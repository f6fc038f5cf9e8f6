"""An order's history, in words."""

from dataclasses import dataclass

from orders.models import Change, Order
from sourcehub_portal.between import Between, told_together

# An order that changes with every look-up would make a page without an end.
SHOWN = 100

LABELS = {
    "status": "Status",
    "number": "Number",
    "date": "Date",
    "customer": "Customer",
    "products": "Products",
    "item_total": "Item total",
    "discount": "Discount",
    "return_total": "Returned",
    "billable": "Billable",
    "sales_agent": "Sales agent",
    "delivery_agent": "Delivery agent",
    "invoices": "Invoices",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One field, with its words before and after, "" where there was nothing."""

    label: str
    before: str
    after: str

    @property
    def is_status(self) -> bool:
        return self.label == LABELS["status"]


Story = list[Between[Entry]]


def story_of(order: Order) -> tuple[Story, bool]:
    """What look-ups found changed, the newest first, and whether there is more than is
    told: in one query."""
    changes = list(order.changes.all()[: SHOWN + 1])
    return list(told_together(changes[:SHOWN], entry_of)), len(changes) > SHOWN


def first_status(order: Order) -> str:
    """What stood before the first change of it that was seen; "" where none was."""
    changes = order.changes.filter(field="status").order_by("seen_at", "id")
    return changes.values_list("before", flat=True).first() or ""


def entry_of(change: Change) -> Entry:
    return Entry(LABELS.get(change.field, change.field), change.before, change.after)
