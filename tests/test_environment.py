"""What the portal takes from its environment, tried in processes of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def portal(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs manage.py with these variables alone."""
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_missing_secret_key_stops_the_start_with_one_line_naming_it() -> None:
    started = portal("check")
    assert started.returncode == 1
    assert started.stderr.count("\n") == 1
    assert "SECRET_KEY" in started.stderr


def test_secrets_may_come_from_files(tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text("from-a-file\n")
    shown = portal(
        "shell",
        "-c",
        "from django.conf import settings; print(settings.SECRET_KEY)",
        SECRET_KEY_FILE=str(key),
    )
    assert shown.stdout.splitlines()[-1] == "from-a-file"


def test_a_secret_file_that_is_not_there_is_said_in_one_line() -> None:
    started = portal("check", SECRET_KEY_FILE="/nowhere/key")
    assert started.returncode == 1
    assert started.stderr.startswith("SECRET_KEY_FILE cannot be read")


def test_a_key_with_white_space_is_an_error_that_does_not_show_it() -> None:
    asked = portal(
        "sync_customers",
        SECRET_KEY="x",
        SOURCEHUB_API_URL="https://sourcehub.example/api",
        SOURCEHUB_API_KEY=" canary-key",
        DATABASE_URL="sqlite://:memory:",
    )
    assert asked.returncode == 1
    assert "white space" in asked.stderr
    assert "canary" not in asked.stdout + asked.stderr


def test_an_address_over_plain_http_is_refused_unless_it_is_this_machine() -> None:
    asked = portal(
        "sync_customers",
        SECRET_KEY="x",
        SOURCEHUB_API_URL="http://sourcehub.example/api",
        SOURCEHUB_API_KEY="canary-key",
        DATABASE_URL="sqlite://:memory:",
    )
    assert asked.returncode == 1
    assert "https://" in asked.stderr
    assert "canary" not in asked.stdout + asked.stderr


def test_the_sandbox_needs_no_settings_of_the_portal() -> None:
    helped = portal("sandbox", "--help")
    assert helped.returncode == 0
    assert "--customers" in helped.stdout


def test_cookies_are_secure_unless_plain_http_was_asked_for() -> None:
    asked = (
        "from django.conf import settings as s;"
        "print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT)"
    )
    shown = portal("shell", "-c", asked, SECRET_KEY="x")
    assert shown.stdout.splitlines()[-1] == "True True True"


HSTS = (
    "from django.conf import settings as s;"
    "print(s.SECURE_HSTS_SECONDS > 0,"
    " s.SECURE_HSTS_INCLUDE_SUBDOMAINS, s.SECURE_HSTS_PRELOAD)"
)


def test_https_is_demanded_of_the_portal_s_own_host_alone() -> None:
    shown = portal("shell", "-c", HSTS, SECRET_KEY="x")
    assert shown.stdout.splitlines()[-1] == "True False False"


def test_https_is_demanded_of_the_whole_domain_by_wish() -> None:
    shown = portal("shell", "-c", HSTS, SECRET_KEY="x", HSTS_WHOLE_DOMAIN="1")
    assert shown.stdout.splitlines()[-1] == "True True True"


def test_hosts_of_pictures_are_let_into_the_policy() -> None:
    shown = portal(
        "shell",
        "-c",
        "from csp.utils import build_policy; print(build_policy())",
        SECRET_KEY="x",
        PORTAL_AVATAR_HOSTS="Pictures.example, cdn.example",
    )
    policy = shown.stdout.splitlines()[-1].split("; ")
    assert "img-src 'self' https://pictures.example https://cdn.example" in policy
    assert "script-src 'self'" in policy


@pytest.mark.parametrize(
    "host", ["https://pictures.example", "*.example", "a.example:444", "*", "a b.c"]
)
def test_a_host_that_is_none_is_said_in_one_line(host: str) -> None:
    started = portal("check", SECRET_KEY="x", PORTAL_AVATAR_HOSTS=host)
    assert started.returncode == 1
    assert started.stderr.startswith(f"PORTAL_AVATAR_HOSTS: “{host}” is no host.")


@pytest.mark.parametrize(
    ("given", "code"), [("", ""), ("29", "29"), (" 7 ", "07"), ("38", "38")]
)
def test_the_home_state_is_two_digits(given: str, code: str) -> None:
    shown = portal(
        "shell",
        "-c",
        "from django.conf import settings; print([settings.PORTAL_HOME_STATE])",
        DEBUG="1",
        PORTAL_HOME_STATE=given,
    )
    assert f"['{code}']" in shown.stdout


@pytest.mark.parametrize("given", ["KA", "Karnataka", "00", "99", "129"])
def test_a_home_state_that_is_none_stops_the_start(given: str) -> None:
    started = portal("check", DEBUG="1", PORTAL_HOME_STATE=given)
    assert started.returncode == 1
    assert started.stderr.count("\n") == 1
    assert "PORTAL_HOME_STATE" in started.stderr
