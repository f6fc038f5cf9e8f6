"""`python -m sourcehub_portal.sandbox`: the pretend SourceHub, until it is stopped."""

import argparse
import signal
import sys
from datetime import date
from threading import Thread

from sourcehub_portal.sandbox.answer import ApiError
from sourcehub_portal.sandbox.faults import known
from sourcehub_portal.sandbox.faults.switch import Setting
from sourcehub_portal.sandbox.sandbox import Sandbox
from sourcehub_portal.sandbox.server import Server
from sourcehub_portal.sandbox.world import World

_STOPS = (signal.SIGINT, signal.SIGTERM)


def main() -> int:
    given = _arguments()
    # Before any thread: a signal then waits for `sigwait` and interrupts nothing.
    signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)
    try:
        sandbox = _sandbox(given)
        server = Server(sandbox, port=given.port, logs=given.log)
    except (OSError, OverflowError, ApiError) as error:
        sys.stderr.write(f"sandbox: cannot start on port {given.port}: {error}\n")
        return 1
    Thread(target=server.serve_forever, daemon=True).start()
    sys.stdout.write(f"Sandbox: {server.address}/api\n")
    sys.stdout.flush()
    signal.sigwait(_STOPS)
    return 0


def _sandbox(given: argparse.Namespace) -> Sandbox:
    world = World(size=given.customers, seed=given.seed, today=given.today)
    sandbox = Sandbox(world, key=given.key)
    sandbox.switch.set(
        Setting(names=tuple(given.fault), latency_ms=given.latency, only=given.only)
    )
    return sandbox


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="sandbox",
        description="A pretend SourceHub on 127.0.0.1, with made-up data.",
        epilog="Faults: " + ", ".join(known()),
    )
    parser.add_argument("--port", type=int, default=8001, help="0 takes a free one")
    parser.add_argument("--customers", type=_count, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--key", default="sandbox-key")
    parser.add_argument("--today", type=date.fromisoformat, help="as 2026-03-31")
    parser.add_argument("--fault", action="append", default=[], metavar="NAME")
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
