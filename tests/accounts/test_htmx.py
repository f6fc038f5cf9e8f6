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
