"""Everything about one order, read again from what SourceHub wrote."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.utils import timezone

from customers.contact import mail_link
from customers.models import Customer
from orders.avatar import picture_of
from orders.billed import Billed, billed, supply_of
from orders.invoice_sums import InvoiceSums
from orders.invoiced import invoiced_in_words
from orders.lookup import OLD_AFTER
from orders.models import Order
from orders.products import lines_differ, lines_total
from orders.returns import AroundReturns, around_returns
from orders.steps import Step, aside, steps
from orders.story import Story, first_status, story_of
from orders.sums import unless_noise
from orders.supply import Expected
from orders.told import told, whatsapp
from sourcehub_portal.gateway.records import OrderRecord
from sourcehub_portal.gstin import check_gstin


@dataclass(frozen=True)
class Detail:
    """One order's page. `customer` is None where the mirror does not have them;
    `story_is_cut`: there are older changes than the story tells."""

    order: Order
    record: OrderRecord
    customer: Customer | None
    story: Story
    story_is_cut: bool
    is_gone: bool

    @property
    def mail(self) -> str:
        """A link to write to the customer, "" where there is no such address."""
        said = self.record.customer
        return mail_link(said.email) if said else ""

    @property
    def picture(self) -> str:
        """The sales agent's, "" where there is none that may be fetched."""
        agent = self.record.sales_agent
        return picture_of(agent.avatar) if agent else ""

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
    def first_status(self) -> str:
        """How it stood when it was first seen."""
        if self.story_is_cut:
            return first_status(self.order) or self.record.status
        told = (entry for each in reversed(self.story) for entry in each.entries)
        changes = (entry.before for entry in told if entry.is_status)
        return next(changes, self.record.status)

    @cached_property
    def invoices(self) -> list[Billed]:
        return billed(self.record)

    @property
    def supply(self) -> Expected:
        return supply_of(self.record)

    @property
    def invoiced(self) -> str:
        """How much of the order is invoiced, in words."""
        return invoiced_in_words(self.record)

    @property
    def sums(self) -> InvoiceSums:
        return InvoiceSums.of(self.invoices)

    @property
    def came_back(self) -> bool:
        """Whether anything did, to the paisa."""
        return bool(unless_noise(self.record.return_total))

    @property
    def around_returns(self) -> AroundReturns:
        return around_returns(self.record)

    @property
    def told(self) -> str:
        """The order as text, to be sent."""
        return told(self.record)

    @property
    def whatsapp(self) -> str:
        return whatsapp(self.record)

    @property
    def lines_total(self) -> Decimal | None:
        return lines_total(self.record)

    @property
    def lines_differ(self) -> bool:
        return lines_differ(self.record)


def detail_of(order: Order) -> Detail:
    """The page of an order of the mirror: three queries, for its customer, its story
    and whether an answer has it still."""
    story, is_cut = story_of(order)
    return Detail(
        order=order,
        record=order.record,
        customer=Customer.objects.here().filter(pk=order.customer_id or 0).first(),
        story=story,
        story_is_cut=is_cut,
        is_gone=not order.look_ups.exists(),
    )
