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
# A job that the lock met may stay undone; another is due after 20 seconds.
PATIENCE = 180


def manage(file: Path, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "SECRET_KEY": "only-for-tests",
            # Nobody waits for a lock as long as usual; but a disk may be slow.
            "DATABASE_URL": f"sqlite:///{file}?timeout=4",
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
    _, said = process.communicate()
    sys.stderr.write(said)  # shown where the test failed


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
    until("the first job", jobs_done)
    database.execute("BEGIN IMMEDIATE")
    before = jobs_done()
    assert worker.stderr
    said = next(line for line in worker.stderr if "worker_without_database" in line)
    assert "reason=OperationalError" in said
    database.execute("DELETE FROM customers_sweep")  # so that another is due
    database.execute("COMMIT")
    until("the next job", lambda: jobs_done() > before, seconds=PATIENCE)
    database.close()
    worker.terminate()
    assert worker.wait(SECONDS) == 0
