import pytest
from django.test import Client

from tests.accounts.people import browser_of

pytestmark = pytest.mark.django_db

LOGOUT = "/accounts/logout/"


@pytest.fixture
def client() -> Client:
    return browser_of("sales")


def test_a_link_to_sign_out_only_asks(client: Client) -> None:
    response = client.get(LOGOUT)

    assert f'method="post" action="{LOGOUT}"' in response.text
    assert client.get("/customers/").status_code == 200


def test_sign_out_ends_the_session(client: Client) -> None:
    response = client.post(LOGOUT)

    assert response["Location"] == "/accounts/login/"
    assert client.get("/customers/").status_code == 302
