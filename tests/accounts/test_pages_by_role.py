"""Who may open what: the table of the interface, page by page."""

from urllib.parse import unquote

import pytest
from django.test import Client
from django.utils import timezone

from customers.models import Customer
from tests.accounts.people import browser_of

pytestmark = pytest.mark.django_db

EVERYONE = {"sales", "support", "manager", "admin"}
MANAGERS = {"manager", "admin"}
PAGES = {
    "/customers/": EVERYONE,
    "/customers/9/": EVERYONE,
    "/orders/": EVERYONE,
    "/orders/874/": EVERYONE,
    "/customers/export/?format=csv": MANAGERS,
    "/orders/export/?format=csv": MANAGERS,
    "/overview/": MANAGERS,
    "/status/": EVERYONE,
    "/status/held/1/": MANAGERS,
    "/admin/": {"admin"},
}


@pytest.fixture(autouse=True)
def customer() -> Customer:
    return Customer.objects.create(
        id=9,
        company_name="Test Retailer",
        raw='{"id": 9}',
        observed_at=timezone.now(),
        first_seen_at=timezone.now(),
    )


@pytest.mark.parametrize("role", [*sorted(EVERYONE), ""])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_opens_for_just_the_roles_that_may(address: str, role: str) -> None:
    response = browser_of(role).get(address)

    assert (response.status_code == 403) == (role not in PAGES[address])
    assert not response.get("Location", "").startswith("/accounts/")


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_who_is_not_signed_in_to_sign_in(address: str) -> None:
    response = Client().get(address, follow=True)

    # The admin takes two steps: over its own address for signing in.
    last, status = response.redirect_chain[-1]
    assert status == 302
    assert unquote(last) == f"/accounts/login/?next={address}"


@pytest.mark.parametrize(
    ("role", "address"),
    [
        ("sales", "/customers/"),
        ("support", "/orders/"),
        ("manager", "/overview/"),
        ("admin", "/overview/"),
    ],
)
def test_each_role_has_its_first_page(role: str, address: str) -> None:
    assert browser_of(role).get("/")["Location"] == address


def test_a_person_without_a_role_is_told_so() -> None:
    response = browser_of("").get("/")

    assert response.status_code == 403
    assert "no role yet" in response.text


def test_a_refusal_names_the_right_that_is_missing() -> None:
    response = browser_of("sales").get("/customers/export/?format=csv")

    assert "not export them" in response.text
