import pytest
from django.test import Client
from pytest_django import Settings

from accounts.models import User
from tests.accounts.people import PASSWORD, make_person

pytestmark = pytest.mark.django_db

LOGIN = "/accounts/login/"


def form(**changes: str) -> dict[str, str]:
    return {"login": "sales", "password": PASSWORD, **changes}


def test_sign_in_leads_to_the_page_that_was_asked_for() -> None:
    make_person("sales")
    client = Client()
    asked = client.get("/customers/?q=archa&status=Active", follow=True)

    assert asked.redirect_chain[0][0].startswith(LOGIN)
    assert "q%3Darcha%26status%3DActive" in asked.redirect_chain[0][0]
    assert 'name="next" value="/customers/?q=archa&amp;status=Active"' in asked.text

    response = client.post(LOGIN, form(next="/customers/?q=archa&status=Active"))
    assert response["Location"] == "/customers/?q=archa&status=Active"


def test_sign_in_without_a_page_in_mind_leads_to_the_first_page() -> None:
    make_person("sales")

    assert Client().post(LOGIN, form())["Location"] == "/"


@pytest.mark.parametrize("name", ["SALES", " sales "])
def test_the_name_may_be_typed_in_any_case(name: str) -> None:
    make_person("sales")

    assert Client().post(LOGIN, form(login=name)).status_code == 302


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example/",
        "/\\evil.example/",
        "\\\\evil.example/",
        "https:evil.example",
        "http://testserver@evil.example/",
        "javascript:alert(1)",
        "/\t/evil.example/",
        " //evil.example/",
        "https://sister.example/",
    ],
)
@pytest.mark.parametrize("address", [LOGIN, "/accounts/logout/"])
def test_next_never_leads_to_another_host(
    address: str, elsewhere: str, settings: Settings
) -> None:
    settings.ALLOWED_HOSTS = ["testserver", "sister.example"]
    settings.CSRF_TRUSTED_ORIGINS = ["https://sister.example"]
    make_person("sales")
    client = Client()
    if address != LOGIN:
        client.login(username="sales", password=PASSWORD)

    response = client.post(address, form(next=elsewhere))

    assert response["Location"] in {"/", LOGIN}


def test_a_wrong_password_is_said_in_a_summary_that_links_to_the_field() -> None:
    make_person("sales")
    response = Client().post(LOGIN, form(password="wrong", next="/orders/"))

    assert '<a href="#id_login">' in response.text
    assert 'tabindex="-1" autofocus' in " ".join(response.text.split())
    assert 'value="sales"' in response.text
    assert "wrong" not in response.text
    assert 'name="next" value="/orders/"' in response.text


def test_an_unknown_name_is_answered_like_a_wrong_password() -> None:
    make_person("sales")
    wrong_password = Client().post(LOGIN, form(password="wrong")).context["form"]
    unknown_name = Client().post(LOGIN, form(login="nobody")).context["form"]

    assert unknown_name.errors == wrong_password.errors


def test_an_empty_field_is_named() -> None:
    response = Client().post(LOGIN, {"login": "", "password": ""})

    assert '<a href="#id_password">Password:' in response.text


def test_the_fields_tell_a_password_manager_what_they_are() -> None:
    page = Client().get(LOGIN).text

    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page


def test_no_link_leads_to_a_mail_that_cannot_be_sent() -> None:
    page = Client().get(LOGIN).text

    assert "/accounts/password/reset/" not in page
    assert "Ask your manager" in page


def test_after_five_wrong_passwords_even_the_right_one_must_wait() -> None:
    make_person("sales")
    client = Client()
    for _ in range(5):
        client.post(LOGIN, form(password="wrong"))

    response = client.post(LOGIN, form())

    assert "Too many failed login attempts" in response.text


def test_too_many_tries_are_answered_by_a_page_of_ours(settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "3/m/ip"}
    client = Client()
    for _ in range(3):
        client.post(LOGIN, {"login": ""})

    response = client.post(LOGIN, {"login": ""})

    assert response.status_code == 429
    assert "<h1>Too many tries</h1>" in response.text


def test_a_sign_in_that_is_switched_off_says_so() -> None:
    make_person("sales")
    User.objects.update(is_active=False)
    response = Client().post(LOGIN, form(), follow=True)

    assert "This sign-in is switched off" in response.text
    assert not response.wsgi_request.user.is_authenticated


def test_an_old_form_is_answered_by_a_page_of_ours() -> None:
    response = Client(enforce_csrf_checks=True).post(LOGIN, form())

    assert response.status_code == 403
    assert "<h1>The form is too old</h1>" in response.text


def test_the_sign_in_is_not_announced_on_the_page_after_it() -> None:
    make_person("sales")
    client = Client()
    client.post(LOGIN, form())

    assert not list(client.get("/accounts/logout/").context["messages"])


def test_the_admin_has_no_sign_in_of_its_own() -> None:
    response = Client().get("/admin/login/?next=/admin/accounts/user/")

    assert response.status_code == 302
    assert response["Location"] == f"{LOGIN}?next=%2Fadmin%2Faccounts%2Fuser%2F"


def test_nobody_signs_up() -> None:
    answers = {"username": "eve", "password1": PASSWORD, "password2": PASSWORD}
    for response in (
        Client().get("/accounts/signup/"),
        Client().post("/accounts/signup/", answers),
    ):
        assert "cannot sign up" in response.text
    assert not User.objects.exists()


def test_a_forgotten_password_is_answered_without_mail() -> None:
    response = Client().post("/accounts/password/reset/", {"email": "a@example.in"})

    assert response.status_code == 200
    assert "The portal sends no mail" in response.text


def test_there_is_no_page_for_addresses_that_nothing_is_mailed_to(
    sales: Client,
) -> None:
    assert sales.get("/accounts/email/").status_code == 404
    assert sales.post("/accounts/email/", {"email": "a@example.com"}).status_code == 404
