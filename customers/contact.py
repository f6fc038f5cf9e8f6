"""How a customer is reached: a number to call, an address to write to."""

from urllib.parse import quote

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from customers.models import Customer
from sourcehub_portal.phone import Phone, read_phone


def phone_of(customer: Customer) -> Phone | None:
    """The contact person's number, else the company's; None where neither is one."""
    return read_phone(customer.contactperson_number) or read_phone(
        customer.company_phone
    )


def mail_link(text: str) -> str:
    """A `mailto:` link to one address; "" where `text` is anything else.

    "?bcc=…" is part of an address by the rules of mail: quoted, it stays one.
    """
    try:
        validate_email(text)
    except ValidationError:  # the page shows the text without a link
        return ""
    return f"mailto:{quote(text, safe='@')}"
