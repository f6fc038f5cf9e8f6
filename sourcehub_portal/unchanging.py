"""What stays as it is while a process runs, and is made once."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, ParamSpec, TypeVar

from django.conf import settings
from django.core.signals import setting_changed
from django.template.loader import render_to_string
from django.urls import get_script_prefix, reverse
from django.utils.safestring import SafeString

REMEMBERED = 1_024

Asked = ParamSpec("Asked")
Made = TypeVar("Made")


def unchanging(make: Callable[Asked, Made]) -> Callable[Asked, Made]:
    """Remembers what a function makes of its arguments, which must be hashable.

    Nothing but they, the code and the settings may decide what it is: no request, no
    person, no row. Settings change in tests only, and all is made anew then.
    """
    remembered = lru_cache(REMEMBERED)(make)

    def forget(**_: Any) -> None:
        remembered.cache_clear()

    setting_changed.connect(forget, weak=False)
    return remembered  # type: ignore[return-value]  # it takes what `make` takes


def address_of(page: str) -> str:
    """That of a page without parameters, by its name. Raises NoReverseMatch."""
    return _address(page, get_script_prefix())


@unchanging
def _address(page: str, _prefix: str) -> str:
    return reverse(page)


def text_of(template: str) -> SafeString:
    """A template that shows the same to everybody. It is given nothing to show, so
    that nobody's name and no token can be in it."""
    if settings.DEBUG:  # whoever works on a template sees it change
        return render_to_string(template)
    return _text(template, get_script_prefix())


@unchanging
def _text(template: str, _prefix: str) -> SafeString:
    return render_to_string(template)
