"""What is shown everywhere: money, days, ages, badges, icons, phones.

A page has up to a hundred badges and phones, so these write their markup
themselves: an included template each would cost more than the rest of the page.
"""

import unicodedata
from datetime import date, datetime, tzinfo
from decimal import Decimal
from functools import lru_cache

from babel.numbers import format_decimal
from django.template import Library
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from sourcehub_portal import age as ages
from sourcehub_portal import money
from sourcehub_portal.badges import look_of, tidied
from sourcehub_portal.phone import Phone, read_phone, read_phones
from sourcehub_portal.phone_oddities import NEWER_SERIES
from sourcehub_portal.unchanging import address_of, text_of, unchanging

register = Library()
register.simple_tag(address_of, name="address")  # as `url`, for a tenth of its price


@register.filter
def rupees(amount: Decimal | None) -> str:
    """Show an amount: "₹12,34,567.00"."""
    return money.rupees(amount)


@register.filter
def day(moment: date | None) -> str:
    """Show a date: "08 Jun 2021"."""
    return ages.day(moment)


@register.filter
def clock(moment: datetime) -> str:
    """Show the time of an aware moment in India: "10:05"."""
    return f"{timezone.localtime(moment):%H:%M}"


@register.filter
def age(moment: datetime | None) -> str:
    """Show an age, "3 minutes ago", with the exact time on hovering."""
    return "—" if moment is None else _aged(moment, ages.age(moment))


@register.filter
def age_in_seconds(moment: datetime) -> str:
    """The same, but under a minute "47 seconds ago"."""
    seconds = int((timezone.now() - moment).total_seconds())
    if 0 < seconds < 60:
        return _aged(moment, f"{seconds} second{'' if seconds == 1 else 's'} ago")
    return age(moment)


def _aged(moment: datetime, words: str) -> SafeString:
    begin = _moment(moment, timezone.get_current_timezone())
    return format_html("{}{}</time>", begin, words)


@lru_cache(4096)
def _moment(moment: datetime, zone: tzinfo) -> SafeString:
    """The tag that an age stands in. All of a page's ages are mostly of one sweep."""
    local = timezone.localtime(moment, zone)
    exact = f"{ages.day(local)}, {local:%H:%M}"
    iso = local.isoformat(timespec="seconds")
    return format_html('<time datetime="{}" title="{}">', iso, exact)


@register.filter
@lru_cache(4096)  # a page shows a hundred, mostly the same ones again
def indian(number: int | None) -> str:
    """Show a count: "12,34,567"."""
    return "—" if number is None else format_decimal(number, locale="en_IN")


@register.simple_tag
def fixed(template: str) -> SafeString:
    """Include a template that shows the same to everybody: it is rendered once."""
    return text_of(template)


@register.simple_tag
@unchanging
def icon(name: str) -> SafeString:
    """Draw a symbol of static/icons.svg, in the colour of the text around it."""
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>',
        static("icons.svg"),
        name,
    )


@register.simple_tag
@unchanging
def badge(word: str | None) -> SafeString | str:
    """Show a state by its word and an icon, never by colour alone."""
    if not word:
        return "—"
    look = look_of(word)
    return format_html(
        '<span class="badge badge--{}">{}{}</span>',
        look.tone,
        icon(look.icon),
        tidied(word),
    )


@register.filter("phone")
def as_spoken(text: str) -> str:
    """A number as it is read out, +91 98450 12345; the text as it came where there is
    more or less to it than one number."""
    found = read_phone(text)
    return str(found) if found and _is_only(found, text) else text


@register.simple_tag
@unchanging
def phone_link(text: str | None) -> SafeString | str:
    """Show each phone in the text as a link to call it, and to its WhatsApp.

    A text that holds more than its one number ("080 2345 6789 ext 12") is shown as
    it came, for the rest of it matters to whoever calls; one without any, too.
    """
    if not text:
        return "—"
    phones = read_phones(text)
    if len(phones) == 1:
        phone = phones[0]
        return linked(phone, shown=str(phone) if _is_only(phone, text) else text)
    links = format_html_join(", ", "{}", ((linked(p, shown=str(p)),) for p in phones))
    return links or text


def _is_only(phone: Phone, text: str) -> bool:
    """Tell whether the text says nothing beside this number and its prefixes."""
    digits = "".join(str(unicodedata.digit(c)) for c in text if c.isdigit())
    before, found, after = digits.rpartition(phone.national.lstrip("+"))
    beside = before.lstrip("0") + after
    return bool(found) and beside in {"", "91"} and not any(map(str.isalpha, text))


def linked(phone: Phone, *, shown: str) -> SafeString:
    """A phone as a link to call it and, where it may be a mobile, to its WhatsApp."""
    is_odd = phone.warning not in {"", NEWER_SERIES}
    call = format_html(
        '<a class="phone" href="tel:{}"{}>{}</a>',
        phone.e164,
        format_html(' title="{}"', phone.warning) if is_odd else "",
        shown,
    )
    if not phone.mobile:
        return call
    return format_html(
        '{} <a class="whatsapp" href="https://wa.me/{}" rel="noreferrer"'
        ' aria-label="WhatsApp {}">{}</a>',
        call,
        phone.e164.removeprefix("+"),
        phone,
        icon("chat"),
    )
