"""`python -m tests.whole.chores`: the background commands, once for each line read.

Says `DONE` on a line of its own after each round.
"""

import sys

import django

django.setup()

from tests.whole import forking  # noqa: E402 - needs Django

DONE = "DONE"
ROUND = ("check_sourcehub", "sync_customers", "verify")


def main() -> None:
    for _ in sys.stdin:
        for name in ROUND:
            forking.end_of(forking.begin(forking.command(name)))
        print(DONE, flush=True)


if __name__ == "__main__":
    main()
