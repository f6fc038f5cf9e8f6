"""What tells invoices and customers from what they were, in words: as much as differs,
for all that is known of one would be long."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from sourcehub_portal.age import day
from sourcehub_portal.gateway.records import Buyer, Invoice
from sourcehub_portal.money import rupees
from sourcehub_portal.phone import read_phones

_Fields = Mapping[str, object]
# Of an invoice, what is told wherever it says something.
_USUAL = {"CGST", "SGST", "IGST", "due"}


def invoices_apart(invoices: Iterable[Invoice]) -> Callable[[Invoice], str]:
    """The words for each of these, which are one order's before and after: the usual,
    and whatever else was not always the same of the invoice of that number."""
    alike: dict[str, list[_Fields]] = defaultdict(list)
    for invoice in invoices:
        alike[_name(invoice)].append(_of_invoice(invoice))
    varying = {name: _varying(fields) for name, fields in alike.items()}

    def worded(invoice: Invoice) -> str:
        fields = _of_invoice(invoice)
        told = varying[_name(invoice)] | {each for each in _USUAL if fields[each]}
        parts = (f"{k} {_in_words(v)}" for k, v in fields.items() if k in told)
        return ", ".join((_name_and_amount(invoice), *parts))

    return worded


def customers_apart(customers: Sequence[Buyer | None]) -> Callable[[Buyer | None], str]:
    """The words for each of these, who are one order's before and after: what was not
    always the same of them and says something."""
    varying = _varying([_of_customer(each) for each in customers])

    def worded(customer: Buyer | None) -> str:
        fields = _of_customer(customer).items()
        return ", ".join(f"{k} {v}" for k, v in fields if v and k in varying)

    return worded


def _varying(alike: Sequence[_Fields]) -> set[str]:
    """The names of the fields in which these differ."""
    names = {name for fields in alike for name in fields}
    return {name for name in names if len({each.get(name) for each in alike}) > 1}


def _name(invoice: Invoice) -> str:
    return invoice.number or str(invoice.id or "no number")


def _name_and_amount(invoice: Invoice) -> str:
    amount = "" if invoice.amount is None else rupees(invoice.amount)
    return f"{_name(invoice)} {amount}".rstrip()


def _of_invoice(invoice: Invoice) -> dict[str, date | Decimal | None]:
    return {
        "CGST": invoice.cgst,
        "SGST": invoice.sgst,
        "IGST": invoice.igst,
        "due": invoice.due_date,
        "dated": invoice.date,
        "total": invoice.total,
        "discount": invoice.discount,
        "returned": invoice.returned,
    }


def _in_words(value: object) -> str:
    if isinstance(value, Decimal):
        return rupees(value)
    return day(value) if isinstance(value, date) else "—"


def _of_customer(customer: Buyer | None) -> dict[str, str]:
    if customer is None:
        return {}
    return {
        "name": customer.display_name,
        "company": customer.company_name,
        "contact person": customer.contact_person_name,
        "phone": _phones(customer.contactperson_number),
        "company phone": _phones(customer.company_phone),
        "GSTIN": customer.gstin,
        "GST treatment": customer.gst_treatment,
        "code": customer.customer_code,
    }


def _phones(text: str) -> str:
    """The numbers in it, so that another spelling is no change; else the text."""
    return ", ".join(map(str, read_phones(text))) or text
