"""Everything about one order, read again from what SourceHub wrote."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone

from customers.contact import mail_link
from customers.models import Customer
from orders.gst import total, total_tax
from orders.lookup import OLD_AFTER
from orders.models import Order
from orders.products import lines_differ, lines_total
from orders.steps import Step, aside, steps
from sourcehub_portal.gateway.records import Invoice, OrderRecord
from sourcehub_portal.gstin import check_gstin

AMOUNTS = ("total", "discount", "returned", "cgst", "sgst", "igst", "amount")


@dataclass(frozen=True, slots=True)
class Detail:
    """One order's page. `customer` is None where the mirror does not have them."""

    order: Order
    record: OrderRecord
    customer: Customer | None

    @property
    def mail(self) -> str:
        """A link to write to the customer, "" where there is no such address."""
        said = self.record.customer
        return mail_link(said.email) if said else ""

    @property
    def gstin_remark(self) -> str:
        """Why the customer's GSTIN is not valid, "" where it is or there is none."""
        said = self.record.customer
        return check_gstin(said.gstin).reason if said and said.gstin else ""

    @property
    def is_old(self) -> bool:
        """Whether much may have changed since SourceHub described it."""
        return timezone.now() - self.order.observed_at > OLD_AFTER

    @property
    def steps(self) -> tuple[Step, ...]:
        return steps(self.record.status)

    @property
    def aside(self) -> str:
        return aside(self.record.status)

    @property
    def invoices(self) -> list[tuple[Invoice, Decimal | None]]:
        """Each invoice with its total tax."""
        return [(invoice, total_tax(invoice)) for invoice in self.record.invoices]

    @property
    def invoice_sums(self) -> dict[str, Decimal | None]:
        """The invoices' amounts added up, by the names that the invoices have."""
        sums = {name: self._invoices_total(name) for name in AMOUNTS}
        return sums | {"tax": total(tax for _, tax in self.invoices)}

    def _invoices_total(self, name: str) -> Decimal | None:
        return total(getattr(invoice, name) for invoice in self.record.invoices)

    @property
    def lines_total(self) -> Decimal | None:
        return lines_total(self.record)

    @property
    def lines_differ(self) -> bool:
        return lines_differ(self.record)


def detail_of(order: Order) -> Detail:
    """The page of an order of the mirror: one query, for its customer."""
    return Detail(
        order=order,
        record=order.record,
        customer=Customer.objects.here().filter(pk=order.customer_id or 0).first(),
    )
