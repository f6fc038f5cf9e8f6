"""What the portal takes from its environment, read and judged before Django starts.

Every mistake ends the start with one line that names the variable and never shows
a secret.
"""

import re
from pathlib import Path

from environs import Env

from sourcehub_portal.gstin.states import GST_STATES, NOWHERE

env = Env()

_LABEL = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})+")


def secret(name: str) -> str:
    """The secret in variable `name`, or in the file that `<name>_FILE` points to.

    A file's last line break is not part of the secret: every editor writes one.
    Returns "" when neither is set. Ends the start when the file cannot be read.
    """
    value = env.str(name, "")
    path = env.str(f"{name}_FILE", "")
    if value or not path:
        return value
    try:
        return Path(path).read_text(encoding="utf-8").removesuffix("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SystemExit(f"{name}_FILE cannot be read: {error}") from error


def hosts(name: str) -> list[str]:
    """The hosts named in variable `name`, in small letters, with commas between them.

    Ends the start where one is an address, a pattern, or has a port.
    """
    listed: list[str] = env.list(name, [])
    found = [host.strip().lower() for host in listed if host.strip()]
    for host in found:
        if not _HOST.fullmatch(host):
            raise SystemExit(
                f"{name}: “{host}” is no host. Write names like pictures.example,"
                " with commas between them."
            )
    return found


def home_state(name: str) -> str:
    """The two digits of a state in variable `name`, by GST's codes; "" where it is not
    set. Ends the start where it is no state: no invoice would be judged by it."""
    given: str = env.str(name, "").strip()
    code = given.zfill(2) if given else ""
    if not code or code in GST_STATES.keys() - NOWHERE:
        return code
    raise SystemExit(
        f"{name}: “{given}” is no state's GST code. Write two digits, like 29 for"
        " Karnataka."
    )


def secret_key(*, debug: bool) -> str:
    """Django's SECRET_KEY; only a DEBUG start may go without one."""
    key = secret("SECRET_KEY")
    if key or debug:
        return key or "only-for-debug-never-for-people"
    raise SystemExit(
        "SECRET_KEY is not set: set SECRET_KEY or SECRET_KEY_FILE"
        " (or DEBUG=1 for development)."
    )
