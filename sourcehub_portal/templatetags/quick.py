"""The bridge from Django's templates to those under quick/."""

from typing import Any

from django.template import Library, engines
from django.template.context import Context
from django.utils.safestring import SafeString
from jinja2 import Environment

register = Library()


@register.simple_block_tag
def written(content: str) -> str:
    """Keep what is written between the tags: `{% written as title %}`."""
    return content


@register.simple_tag(takes_context=True)
def quick(context: Context, name: str, **more: Any) -> SafeString:
    """Write a template of Jinja2's, which sees this context and `more`: what its own
    processors would add is in it."""
    template = _jinja2().get_template(name)
    return SafeString(template.render({**context.flatten(), **more}))


def _jinja2() -> Environment:
    engine: Any = engines["jinja2"]
    environment: Environment = engine.env
    return environment
