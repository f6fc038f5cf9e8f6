"""What the customers' list writes by itself: a page has a hundred options of filters,
and a template each would cost more than the rest of the page."""

from functools import lru_cache

from django.template import Library
from django.utils.html import escape
from django.utils.safestring import SafeString

from customers.facets import Facet
from sourcehub_portal.templatetags.portal import indian

register = Library()


@register.simple_tag
@lru_cache(256)  # the same facet is written for everybody who filters alike
def facet_options(facet: Facet) -> SafeString:
    """Write a check box for each value of a filter, with how many it would give."""
    more = "+" if facet.is_least else ""
    return SafeString(
        "".join(
            f'<label class="check"><input type="checkbox" id="{option.element_id}"'
            f' name="{facet.name}" value="{escape(option.value)}"'
            f"{' checked' if option.chosen else ''}>{escape(option.label)}"
            f" ({indian(option.count)}{more})</label>\n"
            for option in facet.options
        )
    )
