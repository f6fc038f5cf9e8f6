"""One order, out of its raw JSON."""

from sourcehub_portal.gateway.errors import UnexpectedShape
from sourcehub_portal.gateway.records import (
    Agent,
    Buyer,
    Invoice,
    OrderRecord,
    Product,
)

from .customers import read_buyer
from .decode import decode_row
from .fields import Fields

_TAXES = {"cgst", "sgst", "igst"}
_LISTS = {"products", "invoices"}


def parse_order(raw: str) -> OrderRecord:
    """The order whose JSON is `raw`.

    Raises NotJson, or UnexpectedShape when it is no object or has no usable id.
    """
    fields = Fields(decode_row(raw), remarks=[])
    order_id = fields.id()
    if order_id is None:
        raise UnexpectedShape
    status = fields.child("laststatus")
    return OrderRecord(
        id=order_id,
        number=fields.text("order_no"),
        item_total=fields.amount("item_total_amount"),
        discount=fields.amount("discount_amount"),
        return_total=fields.amount("return_total_amount"),
        billable=fields.amount("billable_amount"),
        date=fields.date("date"),
        products=tuple(_product(each) for each in fields.children("products")),
        customer=_customer(fields),
        sales_agent=_agent(fields.child("salesagent")),
        delivery_agent=_agent(fields.child("deliveryagent")),
        status=status.text("name") if status else "",
        invoices=tuple(_invoice(each) for each in fields.children("invoices")),
        raw=raw,
        remarks=fields.remarks(),
        unread=not fields.unread <= _LISTS,
        products_unread="products" in fields.unread,
        invoices_unread="invoices" in fields.unread,
    )


def _customer(order: Fields) -> Buyer | None:
    """The order's customer, with an id or without a usable one.

    In SourceHub's sample its address is within it; in its table it stands beside it.
    """
    fields = order.child("customer")
    if fields is None:
        return None
    customer = read_buyer(fields, address=order.child("address"))
    if customer.id is None:
        order.remark("customer", "has no usable id")
    return customer


def _agent(fields: Fields | None) -> Agent | None:
    """An agent. A sales agent has a `mobile_number`, a delivery agent another name."""
    if fields is None:
        return None
    return Agent(
        id=fields.id(),
        first_name=fields.text("first_name"),
        last_name=fields.text("last_name"),
        phone=fields.text("mobile_number") or fields.text("phone_number"),
        email=fields.text("email"),
        avatar=fields.text("avatar"),
    )


def _product(fields: Fields) -> Product:
    return Product(
        id=fields.id(),
        sku=fields.text("sku"),
        name=fields.text("name"),
        quantity=fields.amount("quantity"),
        price=fields.amount("price"),
    )


def _invoice(fields: Fields) -> Invoice:
    return Invoice(
        id=fields.id(),
        number=fields.text("invoice_number"),
        date=fields.date("date"),
        due_date=fields.date("due_date"),
        total=fields.amount("total_amount"),
        discount=fields.amount("discount_amount"),
        returned=fields.amount("returned_amount"),
        amount=fields.amount("invoice_amount"),
        cgst=fields.amount("cgst"),
        sgst=fields.amount("sgst"),
        igst=fields.amount("igst"),
        unread=bool(fields.unread),
        tax_unread=not fields.unread.isdisjoint(_TAXES),
    )
