"""On what it was measured."""

import datetime
import os
import platform
import sqlite3
from pathlib import Path

import django
import psycopg


def machine(server: str) -> dict[str, str]:
    """The day, the processor and the versions; `server` is PostgreSQL's address."""
    return {
        "day": datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
        "processor": f"{os.cpu_count()} of {_processor()}",
        "memory": f"{_memory() / 2**30:.0f} GiB",
        "Python": platform.python_version(),
        "Django": django.get_version(),
        "SQLite": sqlite3.sqlite_version,
        "PostgreSQL": _postgresql(server) if server else "—",
    }


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    names = [line.split(":", 1)[1].strip() for line in lines if "model name" in line]
    return names[0] if names else platform.machine()


def _memory() -> int:
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


def _postgresql(server: str) -> str:
    with psycopg.connect(f"{server}/postgres") as connection:
        row = connection.execute("SHOW server_version").fetchone()
        return str(row[0]).split()[0] if row else "—"
