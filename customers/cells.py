"""How a row of the customers' table is written.

By plain functions: a page has up to a hundred rows, and a template engine would take
longer for them than everything else on it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from html import escape
from operator import attrgetter
from typing import Any, NamedTuple
from urllib.parse import quote

from django.templatetags.static import static
from django.urls import get_script_prefix, reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from customers.contact import mail_link
from customers.models import Customer
from customers.neighbours import NAMES
from sourcehub_portal.age import day
from sourcehub_portal.phone import is_mobile, phone_of_ten
from sourcehub_portal.templatetags.portal import badge, linked, phone_link
from sourcehub_portal.unchanging import unchanging

NONE = "—"
# What is remembered of what was written before, in each process.
BADGES, PHONES, TEXTS = 256, 4_096, 4_096
_name_of = vars(Customer)["name"].fget  # of any row that has these fields and its pk


class Cell(NamedTuple):
    """How a column is written: out of these fields of a row, and the icons' address."""

    fields: tuple[str, ...]
    write: Callable[..., str]


def rows_html(
    records: Iterable[Any], columns: Mapping[str, str], *, state: str = ""
) -> SafeString:
    """The `<tr>` of each record, with its columns (name → header) in their order.

    A record is a Customer, or anything else with `pk` and `fields_of(columns)`. Its
    name leads to its page, which learns from `state` out of which list.
    """
    icons, page, end = _addresses(get_script_prefix())
    end += f"?in={quote(state, safe='')}" if state else ""
    cells = [
        (f'<td data-label="{escape(header)}">', CELLS[name].write, _getter(name))
        for name, header in columns.items()
        if name != NAME
    ]
    rows = (
        f'<tr id="c{record.pk}"><th scope="row"><a href="{page}{record.pk}{end}">'
        f"{escape(_name_of(record))}</a>{_how_met(record)}</th>"
        + "".join(
            [f"{td}{write(*get(record), icons)}</td>" for td, write, get in cells]
        )
        + "</tr>"
        for record in records
    )
    return SafeString("\n".join(rows))


@unchanging
def _addresses(_prefix: str) -> tuple[str, str, str]:
    """Those of the icons and of a customer's page, before and behind the id."""
    page, _, end = reverse("customers:detail", args=[0]).rpartition("0")
    return static("icons.svg"), page, end


def _how_met(record: Any) -> str:
    """How a search met this row, where that is not the usual way."""
    how_met = getattr(record, "how_met", "")
    return f' <span class="badge">{how_met}</span>' if how_met else ""


def fields_of(columns: Iterable[str]) -> tuple[str, ...]:
    """The fields that rows with these columns are written out of."""
    shown = (field for name in columns for field in CELLS[name].fields)
    return tuple(dict.fromkeys(("pk", *NAMES, *shown)))


def _getter(name: str) -> Callable[[Any], tuple[Any, ...]]:
    fields = CELLS[name].fields
    if len(fields) > 1:
        return attrgetter(*fields)
    get = attrgetter(*fields)
    return lambda record: (get(record),)


@lru_cache(TEXTS)
def text(value: str, _icons: str) -> str:
    return escape(value) if value else NONE


def number(value: int, _icons: str) -> str:
    return str(value)


def date(value: datetime, _icons: str) -> str:
    return day(value)


def mail(value: str, _icons: str) -> str:
    link = mail_link(value) if value else ""
    return f'<a href="{escape(link)}">{escape(value)}</a>' if link else text(value, "")


@lru_cache(BADGES)
def state_badge(word: str, _icons: str) -> str:
    return conditional_escape(badge(word))


@lru_cache(PHONES)
def phone(spelling: str, national: str, icons: str) -> str:
    """As `phone_link` writes it, which looks for every number in the text.

    `national` is what the mirror found in it: mostly all there is, and a mobile.
    """
    if not _says_only(spelling, national):
        return conditional_escape(phone_link(spelling))
    if not is_mobile(national):
        found = phone_of_ten(national)
        return linked(found, shown=str(found))
    spoken = f"+91 {national[:5]} {national[5:]}"
    return (
        f'<a class="phone" href="tel:+91{national}">{spoken}</a>'
        f' <a class="whatsapp" href="https://wa.me/91{national}" rel="noreferrer"'
        f' aria-label="WhatsApp {spoken}"><svg class="icon" aria-hidden="true">'
        f'<use href="{icons}#chat"/></svg></a>'
    )


def _says_only(spelling: str, national: str) -> bool:
    if not (len(national) == 10 and spelling.isascii()) or _LETTER.search(spelling):
        return False
    before, found, after = _NO_DIGIT.sub("", spelling).rpartition(national)
    return bool(found) and before.lstrip("0") + after in {"", "91"}


_NO_DIGIT = re.compile(r"[^0-9]+")
_LETTER = re.compile(r"[A-Za-z]")

NAME = "name"
CELLS = {
    NAME: Cell(NAMES, text),
    "id": Cell(("pk",), number),
    "contact": Cell(("contact_person_name",), text),
    "phone": Cell(("contactperson_number", "contact_national"), phone),
    "city": Cell(("city",), text),
    "state": Cell(("state",), text),
    "gst_treatment": Cell(("gst_treatment",), text),
    "status": Cell(("status",), state_badge),
    "approval": Cell(("approval",), state_badge),
    "gstin": Cell(("gstin",), text),
    "code": Cell(("customer_code",), text),
    "email": Cell(("email",), mail),
    "company": Cell(("company_name",), text),
    "company_phone": Cell(("company_phone", "company_national"), phone),
    "area": Cell(("area",), text),
    "pin_code": Cell(("pin_code",), text),
    "first_seen": Cell(("first_seen_at",), date),
    "last_change": Cell(("observed_at",), date),
}
