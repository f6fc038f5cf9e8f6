"""The headers of every answer."""

import pytest
from django.test import Client

PAGES = ["/customers/", "/orders/", "/customers/404404/", "/accounts/logout/"]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_private_and_varies_by_what_asked_for_it(
    sales: Client, page: str
) -> None:
    answer = sales.get(page)
    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]
    varies = {name.strip() for name in answer["Vary"].split(",")}
    assert varies >= {"HX-Request", "HX-Target", "Cookie"}


@pytest.mark.parametrize("page", PAGES)
def test_nothing_from_elsewhere_and_nothing_inline_may_run(
    sales: Client, page: str
) -> None:
    answer = sales.get(page)
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("page", PAGES)
def test_no_page_has_a_script_or_style_within_it(sales: Client, page: str) -> None:
    text = sales.get(page).content.decode()
    assert "style=" not in text
    assert "<style" not in text
    assert " onclick" not in text
    assert text.count("<script") == text.count("<script src=")
