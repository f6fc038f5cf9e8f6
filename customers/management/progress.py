"""The progress bar of a sweep, on a terminal."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress

from customers.models import Sweep


@contextmanager
def progress() -> Iterator[Callable[[Sweep], None]]:
    """A function that shows how far a sweep has come; silent where nobody watches."""
    console = Console(stderr=True)
    if console.is_terminal:
        # A line a request would tear the bar apart; whoever watches it needs none.
        logging.getLogger("sourcehub_portal.gateway").setLevel(logging.WARNING)
    with Progress(console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("Customers", total=None)

        def report(sweep: Sweep) -> None:
            bar.update(task, completed=sweep.distinct_seen, total=sweep.total)

        yield report
