"""What the terminal shows once everything is prepared."""

import os
from collections.abc import Sequence

from sourcehub_portal.launch.configuration import Configuration

CREATE_USER = ".venv/bin/python manage.py create_user NAME --role sales|support|manager"


def greeting(configuration: Configuration, demo_names: Sequence[str]) -> str:
    """Where the portal is, what it reads from, and how to sign in."""
    lines = [
        "",
        f"  SourceHub Portal   http://localhost:{configuration.port}/",
        *_source(configuration),
        *(_demo(demo_names) if demo_names else [_no_sign_in(configuration)]),
        "  Ctrl-C ends all of it.",
        "",
    ]
    return "\n".join(lines)


def _source(configuration: Configuration) -> list[str]:
    if not configuration.sandboxed:
        return [f"  SourceHub          {os.environ['SOURCEHUB_API_URL']}"]
    origin = f"http://127.0.0.1:{configuration.sandbox_port}/"
    lines = [f"  Sandbox            {origin} (made-up data)"]
    if configuration.switch_port:
        switch = f"http://127.0.0.1:{configuration.switch_port}/sandbox/"
        lines.append(f"  Its faults         {switch}")
    return lines


def _demo(names: Sequence[str]) -> list[str]:
    return [
        f"  Sign in as         {', '.join(names)}",
        "  Password           sourcehub-demo",
    ]


def _no_sign_in(configuration: Configuration) -> str:
    # manage.py starts with no key that it was not given: not even with ours.
    key = "SECRET_KEY_FILE=var/secret-key " if configuration.own_key else ""
    return f"  Make a sign-in     {key}{CREATE_USER}"
