"""The bridge from Django's templates to those under quick/."""

from typing import Any

from django.template import Library, engines
from django.template.context import Context
from django.utils.safestring import SafeString

register = Library()


@register.simple_tag(takes_context=True)
def quick(context: Context, name: str, **more: Any) -> SafeString:
    """Write a template of Jinja2's, which sees this context and `more`."""
    template = engines["jinja2"].get_template(name)
    values: dict[Any, Any] = {**context.flatten(), **more}
    return SafeString(template.render(values, context["request"]))
