"""The database and the static files, brought up to date."""

import django
from django.core.management import call_command
from django.db import connections

from sourcehub_portal.launch.assets import collect_assets
from sourcehub_portal.launch.configuration import VAR


def prepare() -> None:
    """Migrates the database and collects the static files, where that is due."""
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    collect_assets(stamp=VAR / "static-collected")


def make_demo_sign_ins() -> list[str]:
    """The names of the sign-ins whose password is public, for the sandbox alone."""
    from accounts import demo  # models: not before django.setup()

    return demo.make_demo_sign_ins()


def let_go_of_the_database() -> None:
    """Closes this process's own connections: it runs on, and asks nothing any more."""
    connections.close_all()
