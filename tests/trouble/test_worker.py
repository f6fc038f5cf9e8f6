"""The worker, as a process of its own, while its database is locked."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult

from tests.whole.waiting import until

ROOT = Path(__file__).parents[2]
SECONDS = 60


def manage(file: Path, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "SECRET_KEY": "only-for-tests",
            # Nobody waits long for a lock here.
            "DATABASE_URL": f"sqlite:///{file}?timeout=1",
        },
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "portal.sqlite3"
    assert manage(path, "migrate", "--verbosity=0").wait(SECONDS) == 0
    return path


@pytest.fixture
def worker(file: Path) -> Iterator[subprocess.Popen[str]]:
    process = manage(file, "worker")
    yield process
    process.kill()
    process.communicate()


def test_a_worker_outlives_a_locked_database_and_goes_on(
    file: Path, worker: subprocess.Popen[str]
) -> None:
    database = sqlite3.connect(file, isolation_level=None, timeout=SECONDS)

    def jobs_done() -> int:
        table = DBTaskResult._meta.db_table
        done = f"SELECT count(*) FROM {table} WHERE status = 'SUCCESSFUL'"  # noqa: S608
        found: int = database.execute(done).fetchone()[0]
        return found

    # Without any SourceHub a sweep's job is done at once: it notes why.
    until("the first job", lambda: jobs_done() == 1)
    database.execute("BEGIN IMMEDIATE")
    assert worker.stderr
    said = next(line for line in worker.stderr if "worker_without_database" in line)
    assert "reason=OperationalError" in said
    database.execute("DELETE FROM customers_sweep")  # so that another is due
    database.execute("COMMIT")
    until("the next job", lambda: jobs_done() == 2)
    database.close()
    worker.terminate()
    assert worker.wait(SECONDS) == 0
