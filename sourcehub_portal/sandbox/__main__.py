"""`python -m sourcehub_portal.sandbox`: the pretend SourceHub, until it is stopped."""

import argparse
import signal
import sys
from datetime import date

from sourcehub_portal.sandbox.answer import ApiError
from sourcehub_portal.sandbox.faults import BY_HAND, known
from sourcehub_portal.sandbox.program import opened

_STOPS = (signal.SIGINT, signal.SIGTERM)


def main() -> int:
    given = _arguments()
    if given.faults:
        sys.stdout.write(_every_fault())
        return 0
    # Before any thread: a signal then waits for `sigwait` and interrupts nothing.
    signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)
    try:
        where = opened(given)
    except (OSError, OverflowError, ApiError) as error:
        sys.stderr.write(f"sandbox: cannot start on port {given.port}: {error}\n")
        return 1
    sys.stdout.write(where)
    sys.stdout.flush()
    signal.sigwait(_STOPS)
    return 0


def _every_fault() -> str:
    """A line a fault, by the rows of the table of misbehaviours."""
    by_name = [(one.row, name, one.sentence) for name, one in known().items()]
    by_hand = [(row, "(by hand)", how) for row, how in BY_HAND.items()]
    lines = sorted(by_name + by_hand, key=lambda line: line[0])
    return "".join(f"{row:>2}  {name:<21} {said}\n" for row, name, said in lines)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="sandbox",
        description="A pretend SourceHub on 127.0.0.1, with made-up data.",
        epilog="Faults: " + ", ".join(known()),
    )
    parser.add_argument("--port", type=int, default=8001, help="0 takes a free one")
    parser.add_argument(
        "--switch-port", type=int, default=0, help="the controls' own; 0: a free one"
    )
    parser.add_argument("--customers", type=_count, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--key", default="sandbox-key")
    parser.add_argument("--today", type=date.fromisoformat, help="as 2026-03-31")
    parser.add_argument("--fault", action="append", default=[], metavar="NAME")
    parser.add_argument("--faults", action="store_true", help="lists them and ends")
    parser.add_argument("--latency", type=_count, default=0, metavar="MS")
    parser.add_argument(
        "--only", metavar="PATH", help="limits faults, e.g. /api/orders"
    )
    parser.add_argument("--log", action="store_true", help="a line a request")
    return parser.parse_args()


def _count(text: str) -> int:
    count = int(text)
    if count < 0:
        raise argparse.ArgumentTypeError("not below zero")
    return count


if __name__ == "__main__":
    sys.exit(main())
