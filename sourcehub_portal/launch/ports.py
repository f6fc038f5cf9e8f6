"""The ports that the portal is to listen on."""

import os
import socket
from collections.abc import Iterable


def asked_port() -> int:
    """PORT, or 8000; the sandbox takes the one above. Ends the start if it is none."""
    text = os.environ.get("PORT", "8000")
    if not text.isdecimal() or not 0 < int(text) < 65535:
        raise SystemExit(f"PORT={text} is not a port: use a number such as 8000.")
    return int(text)


def must_be_free(ports: Iterable[int]) -> None:
    """Ends the start with one line where something listens on one of them."""
    for port in ports:
        if not is_free(port):
            raise SystemExit(
                f"Port {port} is in use: end what runs there,"
                " or choose another, e.g. PORT=8100 make run"
            )


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            return False
        return True
