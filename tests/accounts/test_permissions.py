from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLResolver, get_resolver

from accounts.permissions import Permission

ROOMS = ("customers", "orders", "overview")


def views_of(room: str) -> Iterator[tuple[str, Any]]:
    for pattern in get_resolver().url_patterns:
        if isinstance(pattern, URLResolver) and pattern.namespace == room:
            yield from views_below(pattern)


def views_below(room: URLResolver) -> Iterator[tuple[str, Any]]:
    for page in room.url_patterns:
        if isinstance(page, URLResolver):
            yield from (
                (f"{page.pattern}{path}", view) for path, view in views_below(page)
            )
        else:
            yield str(page.pattern), page.callback


@pytest.mark.parametrize("room", ROOMS)
def test_every_view_asks_for_a_permission(room: str) -> None:
    views = dict(views_of(room))

    assert views
    assert {
        path for path, view in views.items() if not hasattr(view, "permission")
    } == set()


@pytest.mark.parametrize("room", ["customers", "orders"])
def test_every_export_asks_for_the_right_to_export(room: str) -> None:
    views = dict(views_of(room))

    assert views["export/"].permission == Permission.EXPORT
