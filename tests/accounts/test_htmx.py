"""A part of a page is asked for after the session has ended."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

PART = "/customers/?page=2"
HTMX = {"HX-Request": "true"}


def test_a_part_is_answered_by_401_and_the_way_to_the_sign_in() -> None:
    response = Client().get(PART, headers=HTMX)

    assert response.status_code == 401
    assert response["HX-Redirect"] == "/accounts/login/?next=%2Fcustomers%2F%3Fpage%3D2"
    assert not response.content


def test_the_sign_in_leads_back_to_the_page_and_not_to_the_part() -> None:
    page = {"HX-Current-URL": "http://testserver/customers/9/?tab=orders"}
    response = Client().get(PART, headers=HTMX | page)

    assert response["HX-Redirect"].endswith("?next=%2Fcustomers%2F9%2F%3Ftab%3Dorders")


def test_a_page_of_another_origin_is_not_led_back_to() -> None:
    page = {"HX-Current-URL": "https://evil.example/customers/9/"}
    response = Client().get(PART, headers=HTMX | page)

    assert response["HX-Redirect"].endswith("?next=%2Fcustomers%2F%3Fpage%3D2")


NOTE = "/customers/5/notes/"
FROM_ITS_PAGE = {"Referer": "http://testserver/customers/5/?q=a&page=2"}


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_what_was_written_comes_back_when_the_session_has_ended(
    headers: dict[str, str],
) -> None:
    sent = {"text": "call <b>back</b>\non Monday", "csrfmiddlewaretoken": "secret"}
    response = Client().post(NOTE, sent, headers=headers | FROM_ITS_PAGE)
    page = response.content.decode()

    assert response.status_code == 401
    assert "HX-Redirect" not in response
    assert ">call &lt;b&gt;back&lt;/b&gt;\non Monday</textarea>" in page
    assert "?next=%2Fcustomers%2F5%2F%3Fq%3Da%26page%3D2" in page
    assert "secret" not in page


@pytest.mark.parametrize("page", ["", "https://evil.example/customers/5/"])
def test_a_form_from_elsewhere_is_sent_to_the_sign_in(page: str) -> None:
    response = Client().post(NOTE, {"text": "x"}, headers={"Referer": page})

    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/")
