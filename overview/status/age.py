"""How old the mirror is, in one line: every page and every part of one shows it."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from customers.freshness import Freshness, State
from sourcehub_portal.templatetags.portal import age, icon, indian
from sourcehub_portal.unchanging import address_of


def mirror_age(freshness: Freshness) -> SafeString:
    """A link to the status page that says it: "Customers: current, 4 minutes ago"."""
    return format_html(
        '<a class="freshness freshness--{}" href="{}">'
        "{}<span>Customers: {}{}</span></a>",
        freshness.tone,
        address_of("status:page"),
        icon(freshness.icon),
        freshness.state,
        _since(freshness),
    )


def _since(freshness: Freshness) -> SafeString | str:
    """How far the first import is, or when the list was last complete."""
    if sweep := freshness.progress:
        seen, total = indian(sweep.distinct_seen), indian(sweep.total)
        return f", {seen} of {total} so far"
    if freshness.as_of is None:
        return ""
    by_itself = freshness.state in {State.CURRENT, State.OLDER}
    words = "" if by_itself else "last complete "
    return format_html(", {}{}", words, age(freshness.as_of))
