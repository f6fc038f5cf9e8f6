"""Runs the tests once more, on PostgreSQL: what is true on SQLite is true there.

`python -m tests.on_postgres [pytest's arguments]`. Without a PostgreSQL to ask it says
so and ends well, unless PORTAL_REQUIRE names it.
"""

import os
import sys

import psycopg
import pytest

URL = os.environ.get("TEST_POSTGRES_URL", "postgres://postgres@127.0.0.1:5432/postgres")


def main() -> int:
    try:
        psycopg.connect(URL, connect_timeout=3).close()
    except psycopg.OperationalError as error:
        required = "postgres" in os.environ.get("PORTAL_REQUIRE", "").split(",")
        word = "FAILED" if required else "SKIPPED"
        print(f"{word}: the tests on PostgreSQL: {error}")
        return int(required)
    os.environ["DATABASE_URL"] = URL
    # The browser shows the same pages whatever database is behind them, and the
    # gateway, the sandbox and the looks know of none: gateway_shared is about the one
    # row that the gateway keeps.
    leave_out = [f"--ignore=tests/{room}" for room in _WITHOUT_DATABASE]
    return int(pytest.main([*leave_out, *sys.argv[1:]]))


_WITHOUT_DATABASE = ("browser", "gateway", "sandbox", "look")

if __name__ == "__main__":
    sys.exit(main())
