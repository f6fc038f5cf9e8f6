"""Every page says what it may load, and may load nothing of anybody else's."""

import pytest
from django.test import Client
from pytest_django import Settings

HEADER = "Content-Security-Policy"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/accounts/login/", "/nowhere/", "/static/none.css"])
def test_every_answer_has_the_policy(client: Client, path: str) -> None:
    policy = client.get(path)[HEADER].split("; ")
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy


@pytest.mark.django_db
def test_it_is_the_policy_of_the_settings(client: Client, settings: Settings) -> None:
    client.get("/accounts/login/")
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": {"default-src": ["'none'"]}}
    assert client.get("/accounts/login/")[HEADER] == "default-src 'none'"
