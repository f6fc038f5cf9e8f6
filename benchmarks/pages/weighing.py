"""How much memory the processes of a web server hold."""

import os
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE")


def workers_memory(process: int) -> list[int]:
    """Bytes of each process that serves: the children of `process`, or itself where it
    has none. Linux alone tells; elsewhere the list is empty."""
    children = Path(f"/proc/{process}/task/{process}/children")
    if not children.exists():
        return []
    return [_resident(pid) for pid in children.read_text().split() or [str(process)]]


def _resident(pid: str) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
