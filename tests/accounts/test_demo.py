import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from pytest_django import Settings

from accounts.demo import make_demo_sign_ins
from accounts.models import User
from tests.accounts.people import PASSWORD, make_person

pytestmark = pytest.mark.django_db

SANDBOX = "http://127.0.0.1:8001/api"
REAL = "https://webservices.sourcehub.in/api"
FORM = {"login": "manager", "password": "sourcehub-demo"}


@pytest.fixture(autouse=True)
def beside_the_sandbox(settings: Settings) -> None:
    settings.SOURCEHUB_API_URL = SANDBOX


def test_each_demo_sign_in_opens_its_first_page() -> None:
    assert sorted(make_demo_sign_ins()) == ["admin", "manager", "sales", "support"]

    pages = {}
    for name in ("sales", "support", "manager", "admin"):
        client = Client()
        client.post("/accounts/login/", FORM | {"login": name})
        pages[name] = client.get("/")["Location"]
    assert pages == {
        "sales": "/customers/",
        "support": "/orders/",
        "manager": "/overview/",
        "admin": "/overview/",
    }


def test_the_demo_admin_opens_the_admin() -> None:
    make_demo_sign_ins()
    client = Client()
    client.post("/accounts/login/", FORM | {"login": "admin"})

    assert client.get("/admin/").status_code == 200


def test_a_demo_sign_in_keeps_the_password_that_it_was_given() -> None:
    make_demo_sign_ins()
    user = User.objects.get(username="sales")
    user.set_password(PASSWORD)
    user.save()

    make_demo_sign_ins()

    assert authenticate(username="sales", password=PASSWORD)


def test_a_person_of_the_same_name_is_no_demo() -> None:
    make_person("manager", name="Sales")

    assert sorted(make_demo_sign_ins()) == ["admin", "manager", "support"]
    assert authenticate(username="Sales", password=PASSWORD)


def test_no_demo_sign_in_is_made_beside_a_real_sourcehub(
    settings: Settings,
) -> None:
    settings.SOURCEHUB_API_URL = REAL

    with pytest.raises(ImproperlyConfigured, match="SOURCEHUB_API_URL"):
        make_demo_sign_ins()
    assert not User.objects.exists()


def test_a_demo_sign_in_is_switched_off_beside_a_real_sourcehub(
    settings: Settings,
) -> None:
    make_demo_sign_ins()
    settings.SOURCEHUB_API_URL = REAL

    response = Client().post("/accounts/login/", FORM, follow=True)

    assert "This sign-in is switched off" in response.text


def test_an_open_demo_session_ends_beside_a_real_sourcehub(
    settings: Settings,
) -> None:
    make_demo_sign_ins()
    client = Client()
    client.post("/accounts/login/", FORM)
    settings.SOURCEHUB_API_URL = REAL

    assert client.get("/overview/").status_code == 302
