"""The database that an address names, and how it is spoken to."""

from typing import Any

import dj_database_url

# A question that comes once, in a command, is not worth a plan that is kept.
PLANNED_AFTER = 1
OFF = "off"

_SQLITE: dict[str, Any] = {
    # Measured, 8 writers of 100 transactions: all 800 with IMMEDIATE, 167 without.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
}
_POSTGRESQL: dict[str, Any] = {
    # A server that is gone, and not just down, says nothing: a page would wait for
    # minutes.
    "connect_timeout": 5,
    "tcp_user_timeout": 20_000,
}


def database(address: str) -> dict[str, Any]:
    """Django's settings of it. Options at the end of the address go before ours.

    `prepare_threshold` is psycopg's: after so many times a question has its plan kept
    (see `planned.py`). A pooler that gives every transaction another connection may
    want it `off`. Ends the start where it is neither a number nor that.
    """
    settings: dict[str, Any] = dict(
        dj_database_url.parse(address, conn_max_age=600, conn_health_checks=True)
    )
    given = settings.get("OPTIONS", {})
    if settings["ENGINE"].endswith("sqlite3"):
        return settings | {"OPTIONS": _SQLITE | given}
    plans = {"prepare_threshold": _threshold(given)}
    engine = "sourcehub_portal.postgresql"
    return settings | {"ENGINE": engine, "OPTIONS": _POSTGRESQL | given | plans}


def _threshold(given: dict[str, Any]) -> int | None:
    text = str(given.get("prepare_threshold", PLANNED_AFTER))
    if text == OFF:
        return None
    if text.isdecimal():
        return int(text)
    raise SystemExit(
        f"DATABASE_URL: prepare_threshold={text} is neither a number nor “{OFF}”."
    )
