"""The sections of the portal, as the links beside every page."""

from collections.abc import Iterator
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from accounts.models import User
from accounts.permissions import Permission
from sourcehub_portal.templatetags.portal import icon
from sourcehub_portal.unchanging import address_of, unchanging


class Section(NamedTuple):
    """`page` is its first, by name. `right`: who sees it; None: administrators only."""

    page: str
    label: str
    symbol: str
    right: Permission | None


SECTIONS = (
    Section("overview:figures", "Overview", "chart", Permission.OVERSEE),
    Section("customers:list", "Customers", "people", Permission.BROWSE),
    Section("orders:lookup", "Orders", "tray", Permission.BROWSE),
    Section("status:page", "Status", "pulse", Permission.BROWSE),
    Section("admin:index", "Admin", "gear", None),
)


def navigation(user: User | AnonymousUser, *, here: str) -> SafeString:
    """The links for this person, that of the section marked that `here` belongs to."""
    return format_html_join("", "{}", ((link,) for link in _links(user, here)))


def _links(user: User | AnonymousUser, here: str) -> Iterator[SafeString]:
    for section in SECTIONS:
        right = section.right
        if user.has_perm(right) if right else user.is_superuser:
            address = address_of(section.page)
            yield _link(section, address, _current(address, here))


def _current(address: str, here: str) -> str:
    """How a section's link is marked: on its first page, and on every page below it."""
    if here == address:
        return "page"
    return "true" if here.startswith(address) else ""


@unchanging
def _link(section: Section, address: str, current: str) -> SafeString:
    return format_html(
        '<a href="{}"{}>{}<span>{}</span></a>',
        address,
        format_html(' aria-current="{}"', current) if current else "",
        icon(section.symbol),
        section.label,
    )
