"""One sweep and what follows it, indexes included; prints its seconds, those of them on
the processor, and by how many KB the process grew at the most."""

import logging
import os
import resource
import sys
import time
from pathlib import Path

import django

django.setup()

from customers.afterwards import after  # noqa: E402 - needs Django
from customers.models import Outcome  # noqa: E402 - needs Django
from customers.sweep import sweep_customers  # noqa: E402
from sourcehub_portal.behind import give_way  # noqa: E402
from sourcehub_portal.gateway.client import connect  # noqa: E402


def main() -> None:
    give_way()  # as the worker does
    client, before = connect(), _memory()
    began, worked = time.monotonic(), time.process_time()
    with Path(os.devnull).open("w") as nowhere:
        # The log's lines cost their time, but nobody reads the pipe meanwhile.
        for handler in logging.getLogger().handlers:
            if isinstance(handler, logging.StreamHandler):
                handler.setStream(nowhere)
        sweep = sweep_customers(client)
        after(sweep)
    seconds, growth = time.monotonic() - began, _memory() - before
    processor = time.process_time() - worked
    if sweep.outcome != Outcome.COMPLETE:
        raise SystemExit(sweep.reason)
    sys.stdout.write(f"{seconds} {processor} {growth}\n")


def _memory() -> int:
    """The most that the process has held so far, in KB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()
