"""An order's record as rows of the mirror."""

from collections.abc import Iterator
from datetime import datetime

from orders.digest import digest_of
from orders.models import Invoice, Line, Order
from sourcehub_portal.gateway.records import OrderRecord
from sourcehub_portal.source import current_source


def order_row(record: OrderRecord, *, observed_at: datetime) -> Order:
    """The order itself, not yet saved, with its customer's and agents' names."""
    sales, delivery = record.sales_agent, record.delivery_agent
    order = Order(
        id=record.id,
        number=record.number,
        date=record.date,
        status=record.status,
        item_total=record.item_total,
        discount=record.discount,
        return_total=record.return_total,
        billable=record.billable,
        sales_agent=sales.name if sales else "",
        sales_agent_phone=sales.phone if sales else "",
        delivery_agent=delivery.name if delivery else "",
        delivery_agent_phone=delivery.phone if delivery else "",
        source=current_source(),
        raw=record.raw,
        digest=digest_of(record.raw),
        observed_at=observed_at,
        written_at=observed_at,
    )
    _name_customer(order, record)
    return order


def _name_customer(order: Order, record: OrderRecord) -> None:
    if (customer := record.customer) is None:
        return
    order.customer_id = customer.id
    order.contact_person_name = customer.contact_person_name
    order.company_name = customer.company_name
    order.display_name = customer.display_name
    order.contactperson_number = customer.contactperson_number
    order.company_phone = customer.company_phone
    order.gst_treatment = customer.gst_treatment
    order.gstin = customer.gstin
    order.customer_code = customer.customer_code


def lines_of(record: OrderRecord) -> Iterator[Line]:
    """The order's products, as rows that are not saved yet."""
    for position, product in enumerate(record.products):
        yield Line(
            order_id=record.id,
            position=position,
            product_id=product.id,
            sku=product.sku,
            name=product.name,
            quantity=product.quantity,
            price=product.price,
        )


def invoices_of(record: OrderRecord) -> Iterator[Invoice]:
    """The order's invoices, as rows that are not saved yet."""
    for position, invoice in enumerate(record.invoices):
        yield Invoice(
            order_id=record.id,
            position=position,
            invoice_id=invoice.id,
            number=invoice.number,
            date=invoice.date,
            due_date=invoice.due_date,
            total=invoice.total,
            discount=invoice.discount,
            returned=invoice.returned,
            amount=invoice.amount,
            cgst=invoice.cgst,
            sgst=invoice.sgst,
            igst=invoice.igst,
        )
