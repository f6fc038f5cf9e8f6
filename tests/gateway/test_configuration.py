import pytest
from pytest_django import Settings

from sourcehub_portal.gateway.client import connect
from sourcehub_portal.gateway.configuration import Endpoint
from sourcehub_portal.gateway.errors import Misconfigured, NotConfigured

from .asking import KEY, URL


@pytest.mark.parametrize(
    "url",
    [
        "https://webservices.sourcehub.in/api",
        "http://localhost:8001/api",
        "http://127.0.0.1:8001/api",
        "http://[::1]:8001/api",
    ],
)
def test_https_is_allowed_and_http_on_loopback(url: str) -> None:
    assert Endpoint(url=url, key=KEY).url == url


def test_a_slash_at_the_end_of_the_address_is_tolerated() -> None:
    assert Endpoint(url=f"{URL}/", key=KEY).url == URL


@pytest.mark.parametrize(
    "url",
    [
        "http://sourcehub.example/api",
        "http://localhost.example/api",
        "ftp://localhost/api",
        "sourcehub.example/api",
        "https://",
        "https://sourcehub.example:port/api",
        "https://[::1/api",
        "https://sourcehub.example/a pi",
        "https://sourcehub.example/\napi",
        "https://sourcehub.example/api?key=1",
        "https://sourcehub.example/api#top",
        "https://sourcehub.example/api?",
        "https://me@sourcehub.example/api",
        "https://me:secret@sourcehub.example/api",
    ],
)
def test_any_other_address_is_refused(url: str) -> None:
    with pytest.raises(Misconfigured, match="SOURCEHUB_API_URL"):
        Endpoint(url=url, key=KEY)


@pytest.mark.parametrize("key", [f"{KEY}\n", f" {KEY}", f"{KEY}\r\n", f"{KEY}\t"])
def test_white_space_around_the_key_is_said_and_the_key_not_shown(key: str) -> None:
    with pytest.raises(Misconfigured, match="white space") as caught:
        Endpoint(url=URL, key=key)
    assert KEY not in str(caught.value)


@pytest.mark.parametrize("key", [f"{KEY} x", f"{KEY}\nx", f"{KEY}é", f"{KEY}\0"])
def test_a_key_with_other_characters_is_refused_and_not_shown(key: str) -> None:
    with pytest.raises(Misconfigured) as caught:
        Endpoint(url=URL, key=key)
    assert KEY not in str(caught.value)


def test_the_key_is_not_in_the_endpoint_s_repr() -> None:
    assert KEY not in repr(Endpoint(url=URL, key=KEY))


def test_connect_takes_address_and_key_from_the_settings(
    settings: Settings,
) -> None:
    settings.SOURCEHUB_API_URL, settings.SOURCEHUB_API_KEY = URL, KEY
    assert connect().endpoint == Endpoint(url=URL, key=KEY)


@pytest.mark.parametrize(("url", "key"), [("", KEY), (URL, ""), ("", "")])
def test_connect_says_which_setting_is_missing(
    settings: Settings, url: str, key: str
) -> None:
    settings.SOURCEHUB_API_URL, settings.SOURCEHUB_API_KEY = url, key
    with pytest.raises(NotConfigured) as caught:
        connect()
    assert ("SOURCEHUB_API_URL" in caught.value.message) is (not url)
    assert ("SOURCEHUB_API_KEY" in caught.value.message) is (not key)
