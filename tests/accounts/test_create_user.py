import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command

from accounts.management.commands import create_user
from accounts.models import User
from tests.accounts.people import PASSWORD, make_person

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_PASSWORD", PASSWORD)


def roles_of(name: str) -> list[str]:
    user = User.objects.get(username=name)
    return list(user.groups.values_list("name", flat=True))


def test_create_user_makes_a_sign_in(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("create_user", "asha", "--role", "support")

    assert authenticate(username="asha", password=PASSWORD)
    assert roles_of("asha") == ["support"]
    assert capsys.readouterr().out == "made asha: support\n"


def test_create_user_changes_a_sign_in_typed_in_another_case(
    capsys: pytest.CaptureFixture[str],
) -> None:
    make_person("manager", name="Asha")

    call_command("create_user", "asha", "--role", "sales")

    assert roles_of("Asha") == ["sales"]
    assert User.objects.count() == 1
    assert capsys.readouterr().out == "changed Asha: sales\n"


def test_create_user_makes_a_demo_sign_in_a_real_one() -> None:
    make_person("sales")
    User.objects.update(is_demo=True)

    call_command("create_user", "sales", "--role", "sales")

    assert not User.objects.get().is_demo


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [("is_superuser", True, "still a superuser"), ("is_active", False, "switched off")],
)
def test_create_user_says_what_it_did_not_change(
    field: str, *, value: bool, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    make_person("sales")
    User.objects.update(**{field: value})

    call_command("create_user", "sales", "--role", "support")

    assert said in capsys.readouterr().out
    assert getattr(User.objects.get(), field) is value


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("", "The password is empty."),
        ("short", "too short"),
        ("password123", "too common"),
        ("asha-asha", "too similar to the username"),
    ],
)
def test_create_user_refuses_a_password_that_is_easy_to_guess(
    password: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAL_PASSWORD", password)

    with pytest.raises(CommandError, match=said):
        call_command("create_user", "asha-asha", "--role", "sales")
    assert not User.objects.exists()


@pytest.mark.parametrize("role", ["boss", "", "Sales"])
def test_create_user_refuses_an_unknown_role(role: str) -> None:
    with pytest.raises(CommandError, match="manager, support, sales"):
        call_command("create_user", "asha", "--role", role)
    assert not User.objects.exists()


@pytest.mark.parametrize("name", ["", "asha rao", "a" * 151])
def test_create_user_refuses_a_name_that_cannot_sign_in(name: str) -> None:
    with pytest.raises(CommandError, match="is no name"):
        call_command("create_user", name, "--role", "sales")


def test_create_user_asks_only_in_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PORTAL_PASSWORD")

    with pytest.raises(CommandError, match="Set PORTAL_PASSWORD"):
        call_command("create_user", "asha", "--role", "sales")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A terminal at which somebody types these lines, one for each question."""
    typed: list[str] = []
    monkeypatch.delenv("PORTAL_PASSWORD")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr(f"{create_user.__name__}.getpass", lambda _: typed.pop(0))
    return typed


def test_create_user_asks_for_the_password_twice(terminal: list[str]) -> None:
    terminal += [PASSWORD, PASSWORD]

    call_command("create_user", "asha", "--role", "sales")

    assert authenticate(username="asha", password=PASSWORD)


def test_create_user_refuses_two_passwords_that_differ(terminal: list[str]) -> None:
    terminal += [PASSWORD, PASSWORD + "!"]

    with pytest.raises(CommandError, match="differ"):
        call_command("create_user", "asha", "--role", "sales")
    assert not User.objects.exists()


def test_a_refusal_is_one_line_and_exit_status_1() -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "create_user", "asha", "--role", "boss"],
        cwd=ROOT,
        env=os.environ | {"SECRET_KEY": "only-for-tests"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
