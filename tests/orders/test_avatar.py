"""A picture is fetched of hosts that are allowed by name, and of no others."""

import pytest
from django.test import Client
from pytest_django import Settings

from orders.avatar import picture_of

from .factory import answer, keep, make_order

HOST = "pictures.example"
GOOD = f"https://{HOST}/4.png?size=40"


@pytest.fixture(autouse=True)
def _allowed(settings: Settings) -> None:
    settings.PORTAL_AVATAR_HOSTS = [HOST, "xn--bcher-kva.example"]


@pytest.mark.parametrize(
    "address",
    [
        GOOD,
        f"HTTPS://{HOST.upper()}/4.png",
        f"https://{HOST}:443/4.png",
        "https://xn--bcher-kva.example/4.png",
    ],
)
def test_a_picture_of_an_allowed_host_is_shown(address: str) -> None:
    assert picture_of(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "4.png",
        f"//{HOST}/4.png",
        f"http://{HOST}/4.png",
        "javascript:alert(1)",
        f"data:image/png,https://{HOST}/",
        f"https://{HOST}.evil.example/4.png",
        f"https://evil.example/{HOST}",
        f"https://{HOST}@evil.example/4.png",
        f"https://somebody@{HOST}/4.png",
        f"https://{HOST}:444/4.png",
        f"https://{HOST}:x/4.png",
        f"https://{HOST}./4.png",
        f"https://{HOST}\\@evil.example/4.png",
        f"https://evil.example\\.{HOST}/4.png",
        f"https://{HOST}/a b.png",
        f"https://{HOST}\n.evil.example/",
        "https://bücher.example/4.png",
        "https://[::1/4.png",
        "https:///4.png",
    ],
)
def test_any_other_is_not(address: str) -> None:
    assert picture_of(address) == ""


def page_of(client: Client, avatar: str) -> str:
    agent = {"id": 4, "first_name": "Ravi", "avatar": avatar}
    keep(answer([make_order(1, salesagent=agent)]))
    return client.get("/orders/1/").content.decode()


@pytest.mark.django_db
def test_the_page_shows_it_and_tells_the_host_nothing(support: Client) -> None:
    page = page_of(support, GOOD)
    assert f'src="{GOOD}"' in page
    assert 'referrerpolicy="no-referrer"' in page
    assert "Picture at" not in page


@pytest.mark.django_db
def test_where_none_is_allowed_the_address_is_text(
    support: Client, settings: Settings
) -> None:
    settings.PORTAL_AVATAR_HOSTS = []
    page = page_of(support, GOOD)
    assert "<img" not in page
    assert "Picture at" in page
