"""The cache is shared by all processes: over the database, or Redis where it is set."""

import os
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest
import redis

from tests.conftest import missing

ROOT = Path(__file__).parents[1]
REDIS = "redis://127.0.0.1:6379/15"


def another_process(code: str, **variables: str) -> str:
    """What `code`, in a process of its own, prints last."""
    ran = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", code],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "SECRET_KEY": "only-for-tests", **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return ran.stdout.splitlines()[-1]


@pytest.mark.redis
def test_with_redis_what_one_process_notes_another_reads() -> None:
    try:
        redis.Redis.from_url(REDIS, socket_connect_timeout=2).ping()
    except redis.ConnectionError:
        missing("redis", "a Redis on 127.0.0.1:6379")
    key = f"test-{uuid4()}"
    cache = "from django.core.cache import cache;"
    another_process(f"{cache} print(cache.set('{key}', 'seen', 30))", REDIS_URL=REDIS)
    read = f"{cache} print(cache.get('{key}'))"
    assert another_process(read, REDIS_URL=REDIS) == "seen"
    another_process(f"{cache} print(cache.delete('{key}'))", REDIS_URL=REDIS)


def test_without_redis_the_database_is_the_cache(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'cache.sqlite3'}"
    cache = (
        "from django.core.cache import cache;"
        "from django.core.management import call_command;"
        "call_command('createcachetable');"
    )
    another_process(
        f"{cache} print(cache.set('key', 'seen', 30))", DATABASE_URL=database
    )
    read = f"{cache} print(cache.get('key'))"
    assert another_process(read, DATABASE_URL=database) == "seen"
