"""What SourceHub says, typed: every documented field, in the portal's words.

Texts are "" where SourceHub says nothing ("", null and an absent key mean the same),
free of surrounding white space, and of what a database cannot hold. They are not cut.
`raw` is the JSON as SourceHub wrote it. `remarks` name what could not be read.
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class State:
    """`code` is SourceHub's own ("K001"), not the GST state code."""

    id: int | None
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class City:
    id: int | None
    name: str
    code: str
    state: State | None


@dataclass(frozen=True, slots=True)
class Area:
    id: int | None
    name: str
    code: str
    city: City | None


@dataclass(frozen=True, slots=True)
class PostalCode:
    id: int | None
    code: str


@dataclass(frozen=True, slots=True)
class Address:
    line1: str
    line2: str
    area: Area | None
    postal_code: PostalCode | None


@dataclass(frozen=True, slots=True)
class Buyer:
    """A customer as an order names them, by an `id` or without a usable one.

    `status`, `approval` and `raw` are "": SourceHub leaves the first two out, and the
    order's `raw` holds the customer."""

    id: int | None
    contact_person_name: str
    company_name: str
    display_name: str
    email: str
    contactperson_number: str
    company_phone: str
    gst_treatment: str
    gstin: str
    customer_code: str
    status: str
    approval: str
    address: Address | None
    raw: str
    remarks: tuple[str, ...]

    @property
    def name(self) -> str:
        """What people call the customer, "" where SourceHub says nothing."""
        return self.display_name or self.company_name or self.contact_person_name


@dataclass(frozen=True, slots=True)
class CustomerRecord(Buyer):
    """One customer of SourceHub's list."""

    id: int


@dataclass(frozen=True, slots=True)
class Product:
    """One line of an order.

    `price` is what the line amounts to: in SourceHub's sample, 2 necklaces have the
    price 140000 and the order's total is 140000. Never multiply it by the quantity.
    """

    id: int | None
    sku: str
    name: str
    quantity: Decimal | None
    price: Decimal | None


@dataclass(frozen=True, slots=True)
class Agent:
    """A sales or a delivery agent; the latter has neither e-mail nor avatar."""

    id: int | None
    first_name: str
    last_name: str
    phone: str
    email: str
    avatar: str

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class Invoice:
    """`unread`: whether an amount was sent, and is None, for it cannot be read;
    `tax_unread`: whether a tax was."""

    id: int | None
    number: str
    date: datetime.date | None
    due_date: datetime.date | None
    total: Decimal | None
    discount: Decimal | None
    returned: Decimal | None
    amount: Decimal | None
    cgst: Decimal | None
    sgst: Decimal | None
    igst: Decimal | None
    unread: bool = False
    tax_unread: bool = False


@dataclass(frozen=True, slots=True)
class OrderRecord:
    """One order. `status` is SourceHub's name for it, whether documented or not;
    `unread`, as of an invoice; the others, whether some of these lists was not."""

    id: int
    number: str
    item_total: Decimal | None
    discount: Decimal | None
    return_total: Decimal | None
    billable: Decimal | None
    date: datetime.date | None
    products: tuple[Product, ...]
    customer: Buyer | None
    sales_agent: Agent | None
    delivery_agent: Agent | None
    status: str
    invoices: tuple[Invoice, ...]
    raw: str
    remarks: tuple[str, ...]
    unread: bool = False
    products_unread: bool = False
    invoices_unread: bool = False


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row whose id is known and whose fields have not been looked at."""

    id: int
    raw: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that is no object, or has no usable id: kept, to be quarantined."""

    raw: str
    reason: str


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One answer of a list.

    `total` is what SourceHub says it has in all, the one number of its pagination
    block that can be believed, and not blindly. `received` counts the rows that came,
    the rejected included: paging moves on by it. `asked_at` is when the request that
    was answered began (aware).
    """

    records: tuple[T, ...]
    rejected: tuple[Rejected, ...]
    total: int | None
    received: int
    asked_at: datetime.datetime
