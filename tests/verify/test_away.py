"""`verify` where there is no database to look into."""

import os
import subprocess
import sys


def test_verify_says_in_one_line_that_the_database_is_away() -> None:
    run = subprocess.run(
        [sys.executable, "manage.py", "verify"],
        env={**os.environ, "DEBUG": "1", "DATABASE_URL": "postgres://x@127.0.0.1:1/x"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert run.returncode == 1
    assert run.stdout.startswith("FAILS  The database cannot be read: ")
    assert "Traceback" not in run.stderr
