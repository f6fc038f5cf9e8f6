"""Who holds a lease, told apart well enough to see that they are dead.

A sweep that was killed cannot give its lease back. Where holder and asker run on one
machine, the asker can look, and need not wait for the lease to run out. Where they do
not, or the machine cannot tell (no /proc), nobody is taken for dead. Should this ever
be wrong, the lease's token still keeps two sweeps from writing.
"""

import os
from pathlib import Path

_PROC = Path("/proc")


def this_process() -> str:
    """Names this process by machine, pid and start; "" where it cannot be named."""
    pid = os.getpid()
    try:
        return f"{_here()} {pid} {_started(pid)}"
    except OSError:
        return ""


def is_dead(holder: str) -> bool:
    """Whether the process of that name ran here and is no more."""
    here, _, process = holder.partition(" ")
    pid, _, started = process.partition(" ")
    try:
        return here == _here() and _started(int(pid)) != started
    except ProcessLookupError:
        return True
    except (OSError, ValueError):
        return False


def _here() -> str:
    """This boot of this machine, and the namespace in which its pids count."""
    boot = (_PROC / "sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    return f"{boot}/{(_PROC / 'self/ns/pid').readlink()}"


def _started(pid: int) -> str:
    """When a process began, in the kernel's ticks: a pid may be used again."""
    try:
        stat = (_PROC / str(pid) / "stat").read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        raise ProcessLookupError from None
    # The name, in brackets, may hold anything; the 20th word after it is the start.
    words = stat.rpartition(")")[2].split()
    return "dead" if words[0] in "ZX" else words[19]
