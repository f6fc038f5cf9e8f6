"""Django's secret key of a portal that was given none."""

import os
import secrets
from pathlib import Path


def kept_secret_key(path: Path) -> Path:
    """The file that holds the key, made where it is missing or empty.

    It appears whole or not at all, whenever the start is killed.
    """
    if path.exists() and path.stat().st_size:
        return path
    new = path.with_name(f"{path.name}.new")
    new.unlink(missing_ok=True)
    with os.fdopen(
        os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w"
    ) as key:
        key.write(secrets.token_urlsafe(50))
    return new.replace(path)
