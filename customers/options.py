"""The values of a filter, and how they are written: a hundred check boxes on a page."""

from collections.abc import Iterable
from html import escape
from typing import NamedTuple
from urllib.parse import quote

from django.utils.safestring import SafeString

from customers.filters import NOT_GIVEN
from sourcehub_portal.badges import tidied
from sourcehub_portal.templatetags.portal import indian


class Option(NamedTuple):
    """One value: so many customers have it, of those that the other filters give."""

    value: str
    customers: int
    chosen: bool

    @property
    def label(self) -> str:
        return value_label(self.value)


def value_label(value: str) -> str:
    return "Not given" if value == NOT_GIVEN else tidied(value)


def options_html(name: str, options: Iterable[Option], *, is_least: bool) -> SafeString:
    """A check box for each value of the filter `name`, with how many it would give.

    Its id is the same for the same value on every answer, so that the focus stays.
    """
    more = "+" if is_least else ""
    box = f'<label class="check"><input type="checkbox" name="{name}" id="{name}-'
    return SafeString(
        "".join(
            f'{box}{quote(option.value, safe="")}" value="{escape(option.value)}"'
            f"{' checked' if option.chosen else ''}>{escape(option.label)}"
            f" ({indian(option.customers)}{more})</label>\n"
            for option in options
        )
    )
