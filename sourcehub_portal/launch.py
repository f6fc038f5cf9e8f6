"""`make run`: everything that the portal needs, started and ended together.

Makes a secret key and the database under `var/`, then runs the web server, the worker
and, unless a SourceHub is configured, the sandbox. Data are kept from run to run.
"""

import os
import secrets
import shlex
import socket
import sys
from pathlib import Path

from honcho.manager import Manager

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
SANDBOX_KEY = "sandbox-key"  # public: the sandbox holds made-up data


def main() -> None:
    """Prepares what is missing and runs until Ctrl-C, or until one part ends."""
    os.chdir(ROOT)
    port = _port()
    sandboxed = _configure(port)
    _prepare()
    names = _demo_sign_ins() if sandboxed else []
    print(_greeting(port, names), flush=True)  # noqa: T201 - it is for the terminal
    sys.exit(_run(port, sandboxed=sandboxed))


def _port() -> int:
    text = os.environ.get("PORT", "8000")
    if not text.isdecimal() or not 0 < int(text) < 65535:
        raise SystemExit(f"PORT={text} is not a port: use a number such as 8000.")
    return int(text)


def _configure(port: int) -> bool:
    """Fills in what the environment leaves open; says whether the sandbox serves."""
    VAR.mkdir(exist_ok=True)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sourcehub_portal.settings")
    os.environ.setdefault("PLAIN_HTTP", "1")
    if not os.environ.get("SECRET_KEY") and not os.environ.get("SECRET_KEY_FILE"):
        os.environ["SECRET_KEY_FILE"] = str(_secret_key_file())
    if os.environ.get("SOURCEHUB_API_URL"):
        return False
    os.environ["SOURCEHUB_API_URL"] = f"http://127.0.0.1:{port + 1}/api"
    os.environ["SOURCEHUB_API_KEY"] = SANDBOX_KEY
    return True


def _secret_key_file() -> Path:
    path = VAR / "secret-key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return path


def _prepare() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def _demo_sign_ins() -> list[str]:
    from accounts.demo import make_demo_sign_ins

    return make_demo_sign_ins()


def _greeting(port: int, names: list[str]) -> str:
    lines = ["", f"  SourceHub Portal   http://localhost:{port}/"]
    if names:
        lines += [
            f"  Sandbox            http://127.0.0.1:{port + 1}/ (made-up data)",
            f"  Sign in as         {', '.join(names)}",
            "  Password           sourcehub-demo",
        ]
    else:
        lines += [
            f"  SourceHub          {os.environ['SOURCEHUB_API_URL']}",
            "  Make a sign-in     .venv/bin/python manage.py create_user NAME"
            " --role sales|support|manager",
        ]
    return "\n".join([*lines, "  Ctrl-C ends all of it.", ""])


def _run(port: int, *, sandboxed: bool) -> int:
    _must_be_free(port)
    python = shlex.quote(sys.executable)
    manager = Manager()
    if sandboxed:
        _must_be_free(port + 1)
        customers = os.environ.get("SANDBOX_CUSTOMERS", "1000")
        manager.add_process(
            "sandbox",
            f"exec {python} -m sourcehub_portal.sandbox"
            f" --port {port + 1} --customers {shlex.quote(customers)}",
        )
    web = f"exec {python} -m gunicorn --bind 127.0.0.1:{port}"
    manager.add_process("web", f"{web} sourcehub_portal.wsgi")
    manager.add_process("worker", f"exec {python} manage.py worker")
    manager.loop()
    return int(manager.returncode or 0)


def _must_be_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise SystemExit(
                f"Port {port} is in use: end what runs there,"
                " or choose another, e.g. PORT=8100 make run"
            ) from None


if __name__ == "__main__":
    main()
