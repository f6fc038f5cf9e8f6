"""What is made once is made anew where something that decides it is another."""

from pathlib import Path

import pytest
from django.template import Engine, engines
from django.test import Client, override_settings
from django.urls import set_script_prefix
from pytest_django import Settings

from accounts.models import User
from sourcehub_portal.templatetags.portal import icon
from sourcehub_portal.unchanging import address_of, text_of, unchanging
from tests.accounts.people import make_person


def test_it_is_made_once_for_each_question() -> None:
    made = []

    @unchanging
    def make(name: str) -> str:
        made.append(name)
        return name.upper()

    assert [make("a"), make("b"), make("a")] == ["A", "B", "A"]
    assert made == ["a", "b"]


def test_it_is_made_anew_when_settings_change() -> None:
    assert 'href="/static/icons.svg#mark"' in icon("mark")
    with override_settings(STATIC_URL="/elsewhere/"):
        assert 'href="/elsewhere/icons.svg#mark"' in icon("mark")
        assert "/elsewhere/favicon.svg" in text_of("_links.html")
    assert 'href="/static/icons.svg#mark"' in icon("mark")
    assert "/static/favicon.svg" in text_of("_links.html")


def test_an_address_is_below_where_the_portal_is_served() -> None:
    assert address_of("status:page") == "/status/"
    try:
        set_script_prefix("/portal/")
        assert address_of("status:page") == "/portal/status/"
        assert 'action="/portal/orders/"' in text_of("_search.html")
    finally:
        set_script_prefix("/")
    assert 'action="/orders/"' in text_of("_search.html")


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    """Where templates are, and nowhere else."""
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path]}]
    return tmp_path


@pytest.mark.parametrize(("debug", "then"), [(False, "before"), (True, "after")])
def test_whoever_works_on_a_template_sees_it_change(
    folder: Path, settings: Settings, *, debug: bool, then: str
) -> None:
    settings.DEBUG = debug
    (folder / "brand.html").write_text("before")
    assert text_of("brand.html") == "before"
    (folder / "brand.html").write_text("after")
    Engine.get_default().template_loaders[0].reset()
    assert text_of("brand.html") == then


def test_a_template_that_is_remembered_is_given_nobody(folder: Path) -> None:
    (folder / "asks.html").write_text("[{{ user }}{{ request }}{% csrf_token %}]")
    shown = engines["django"].from_string('{{ user }}{% fixed "asks.html" %}')
    page = shown.render({"user": User(username="asha"), "csrf_token": "secret"})
    assert page == "asha[]"


@pytest.mark.django_db
def test_a_token_is_each_page_s_own() -> None:
    client = Client()
    client.force_login(make_person("sales"))
    first, second = (client.get("/orders/").text for _ in range(2))
    mark = 'name="csrfmiddlewaretoken" value="'
    tokens = {page.split(mark)[1].split('"')[0] for page in (first, second)}
    assert len(tokens) == 2
