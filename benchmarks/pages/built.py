"""A database full of customers, built by the portal's own sweep and kept for next time.

Nothing is done to it that the portal would not do by itself, but that the counts which
the floor reads are put into a table, and that PostgreSQL is vacuumed and analysed at
once, where its autovacuum would do it some minutes later.
"""

import json
import socket
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path

import psycopg

from benchmarks.pages.peers.kept import FLOOR_COUNTS
from tests.sandbox_process import KEY, SandboxProcess
from tests.whole.own_database import ROOT, OwnDatabase

SEED = 1
# The portal as it is run, not as it is tested.
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "sourcehub_portal.settings",
    "DEBUG": "0",
    "SECRET_KEY": "the-benchmark-keeps-nothing-secret-on-this-machine",
    "PLAIN_HTTP": "1",
}


@dataclass(frozen=True, slots=True)
class Built:
    """So many customers on one database. `sourcehub` is the address they came from,
    and `seconds` how long the sweep took that brought them."""

    url: str
    size: int
    sourcehub: str
    seconds: float

    @property
    def kind(self) -> str:
        return "SQLite" if self.url.startswith("sqlite") else "PostgreSQL"

    @property
    def database(self) -> OwnDatabase:
        return OwnDatabase(self.url, self.variables)

    @property
    def variables(self) -> Mapping[str, str]:
        where = {"SOURCEHUB_API_URL": self.sourcehub, "SOURCEHUB_API_KEY": KEY}
        return PRODUCTION | where

    @property
    def bytes(self) -> int:
        """What it takes on disk."""
        if self.database.file:
            return self.database.file.stat().st_size
        ((size,),) = self.database.run("SELECT pg_database_size(current_database())")
        return int(size)


def built(size: int, *, server: str, folder: Path) -> Built:
    """That many customers in a file of `folder` or, where `server` is the address of a
    PostgreSQL server, in a database there; built now if it has not been yet."""
    folder.mkdir(parents=True, exist_ok=True)
    name = f"bench_{size}_{_state_of_the_code()}"
    url = f"{server}/{name}" if server else f"sqlite:///{folder / name}.sqlite3"
    end = "postgresql.json" if server else "sqlite.json"
    note = folder / f"{name}-{end}"
    if note.exists():
        kept = Built(**json.loads(note.read_text()))
        if kept.url == url and _is_there(kept):
            _manage(kept, "migrate", "--no-input")
            return kept
    _drop_the_stale(folder, size, end)
    made = _build(url, size)
    note.write_text(json.dumps(asdict(made)))
    return made


def _drop_the_stale(folder: Path, size: int, end: str) -> None:
    """What was built before the migrations changed is of no use, and may be large."""
    for note in folder.glob(f"bench_{size}_*-{end}"):
        Built(**json.loads(note.read_text())).database.drop()
        note.unlink()


def _state_of_the_code() -> str:
    """A digest of what decides how a customer is kept. The other rooms' tables are
    empty, and can be migrated."""
    digest = blake2b(digest_size=4)
    for path in sorted(ROOT.glob("customers/migrations/*.py")):
        digest.update(path.read_bytes())
    digest.update((ROOT / "customers" / "mirroring.py").read_bytes())
    return digest.hexdigest()


def _is_there(kept: Built) -> bool:
    if kept.database.file and not kept.database.file.exists():
        return False
    try:
        ((size,),) = kept.database.run("SELECT count(*) FROM customers_customer")
    except psycopg.OperationalError:  # no such database: it is built anew
        return False
    return int(size) == kept.size


def _build(url: str, size: int) -> Built:
    with SandboxProcess.start(customers=size, seed=SEED, port=_free_port()) as sandbox:
        empty = Built(url, size, sandbox.url, 0.0)
        empty.database.drop()
        empty.database.create()
        _manage(empty, "createcachetable")
        began = time.monotonic()
        _manage(empty, "sync_customers")
        seconds = time.monotonic() - began
    empty.database.run(FLOOR_COUNTS)
    settle(empty)
    return Built(url, size, sandbox.url, round(seconds, 1))


def _manage(built: Built, *words: str) -> None:
    process = built.database.start("manage.py", *words)
    out, complaint = process.communicate()
    if process.returncode:
        raise RuntimeError(f"{words}: {out}\n{complaint[-2000:]}")


def settle(built: Built) -> None:
    """Does at once what the database does by itself some minutes later."""
    if built.database.file:
        built.database.settle()
        return
    with psycopg.connect(built.url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
