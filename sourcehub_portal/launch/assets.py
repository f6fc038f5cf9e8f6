"""The static files, collected for the web server when they have changed."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect_assets(*, stamp: Path) -> None:
    """Runs collectstatic unless all is as it was when the file `stamp` was written.

    It compresses every file anew each time it runs: ten seconds of a processor.
    """
    state = _state()
    if stamp.exists() and stamp.read_text() == state and _is_there():
        return
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(state)


def _state() -> str:
    """A digest of all that the collected files depend on."""
    digest = hashlib.blake2b(str(settings.STATIC_ROOT).encode())
    digest.update(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    digest.update((settings.BASE_DIR / "requirements" / "base.txt").read_bytes())
    for path in sorted(_sources()):
        found = path.stat()
        digest.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    for finder in get_finders():
        for name, storage in finder.list([]):
            yield Path(storage.path(name))


def _is_there() -> bool:
    return Path(settings.STATIC_ROOT).is_dir()
