"""What the customers' list writes by itself: a page has a hundred options of filters,
and a template each would cost more than the rest of the page."""

from django.template import Library
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from customers.facets import Facet
from sourcehub_portal.templatetags.portal import indian

register = Library()

_OPTION = (
    '<label class="check"><input type="checkbox" id="{}" name="{}" value="{}"{}>'
    "{} ({}{})</label>\n"
)
_CHECKED = " checked"


@register.simple_tag
def facet_options(facet: Facet) -> SafeString:
    """Write a check box for each value of a filter, with how many it would give."""
    more = "+" if facet.is_least else ""
    return format_html_join(
        "",
        _OPTION,
        (
            (
                option.element_id,
                option.facet,
                option.value,
                _CHECKED if option.chosen else "",
                option.label,
                indian(option.count),
                more,
            )
            for option in facet.options
        ),
    )
