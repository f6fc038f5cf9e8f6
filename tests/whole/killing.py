"""Kills sweeps with -9 at random points: is the end the same as without?

`python -m tests.whole.killing SCENARIO --kills N --seed N`, with DATABASE_URL a
database that may be thrown away and SOURCEHUB_API_URL a sandbox. Half of the points
are moments, half are places between two statements or beside a commit. A sweep that
was killed is begun again, and may be killed again; in the end `verify` must find
nothing.
"""

import argparse
import logging
import os
import random
import sys
import time

import django

from tests.whole import forking
from tests.whole.own_database import OwnDatabase

django.setup()

from tests.whole.starts import STARTS  # noqa: E402 - needs Django

SWEEP = forking.command("sync_customers")
# Of one sweep, before it is let go on to its end.
MOST = 5
TRIES = 5

_STATE = """
    SELECT id, display_name, company_name, city, search_text, raw_hash, presence,
    misses, missing_since IS NULL, missing_in_id IS NULL, gone_at IS NULL,
    revived_at IS NULL
    FROM customers_customer ORDER BY id
"""
# Whatever was read again does not count twice. `requests` does, and is left out.
_CONCLUSION = """
    SELECT direction, manner, outcome, reason, total, distinct_seen, fetched,
    duplicates, created, updated, unchanged, revived, missing, gone, quarantined
    FROM customers_sweep WHERE outcome = 'complete' ORDER BY id
"""
_LAST = "SELECT outcome FROM customers_sweep ORDER BY id DESC LIMIT 1"


class Trial:
    """One scenario: its beginning, its undisturbed end, and the kills."""

    def __init__(self, scenario: str, *, seed: int) -> None:
        self.database = OwnDatabase(os.environ["DATABASE_URL"], {})
        self.beginning = self._beside("start")
        self.draw = random.Random(f"{scenario} {seed}")
        self._prepare(scenario)
        self.before = len(self.beginning.run(_CONCLUSION))
        self.points = forking.counted(SWEEP)
        self.expected = self.end()
        self._begin_again()
        began = time.monotonic()
        self._sweep()
        self.seconds = time.monotonic() - began
        if self.end() != self.expected:
            raise RuntimeError("Two undisturbed sweeps do not end alike.")

    def run(self, kills: int) -> int:
        """Kills so often; returns the number of sweeps that were brought to an end."""
        done = ends = 0
        while done < kills:
            self._begin_again()
            told = []
            for _ in range(min(self.draw.randint(1, MOST), kills - done)):
                where, status = self._kill()
                told.append(where)
                done += status < 0
                if self._is_over():
                    break
            self._bring_to_an_end(told)
            ends += 1
        return ends

    def drop(self) -> None:
        self.beginning.drop()

    def end(self) -> tuple[object, object]:
        return self.database.run(_STATE), self.database.run(_CONCLUSION)

    def _prepare(self, scenario: str) -> None:
        for work in STARTS[scenario]:
            _must(forking.end_of(forking.begin(work)))
        self.database.settle()
        self.database.copy(self.beginning.url)

    def _beside(self, name: str) -> OwnDatabase:
        url = self.database.url
        if self.database.file:
            return OwnDatabase(url.replace(".sqlite3", f"_{name}.sqlite3"), {})
        return OwnDatabase(f"{url}_{name}", {})

    def _begin_again(self) -> None:
        self.database.drop()
        self.beginning.copy(self.database.url)

    def _kill(self) -> tuple[str, int]:
        if self.draw.random() < 0.5:
            point = self.draw.randint(1, self.points)
            return f"point {point} of {self.points}", forking.killed_at(point, SWEEP)
        moment = self.draw.uniform(0, self.seconds)
        return f"after {moment:.4f} s", forking.killed_after(moment, SWEEP)

    def _is_over(self) -> bool:
        complete = len(self.database.run(_CONCLUSION))
        return complete > self.before and self.database.run(_LAST) == [("complete",)]

    def _bring_to_an_end(self, told: list[str]) -> None:
        for _ in range(TRIES):
            if self._is_over():
                break
            self._sweep()
        if self.end() != self.expected:
            raise SystemExit(f"Killed at {told}, it ends otherwise: {self._differs()}")
        if forking.end_of(forking.begin(forking.command("verify"))):
            raise SystemExit(f"Killed at {told}, verify is not content.")

    def _differs(self) -> list[object]:
        pairs = zip(self.end(), self.expected, strict=True)
        return [
            row
            for now, expected in pairs
            for row in set(map(repr, now)) ^ set(map(repr, expected))  # type: ignore[call-overload]
        ][:6]

    def _sweep(self) -> None:
        _must(forking.end_of(forking.begin(SWEEP)))


def _must(status: int) -> None:
    if status:
        raise SystemExit(f"A child that nobody killed ended with {status}.")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("scenario", choices=STARTS)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    given = parser.parse_args()
    logging.disable(logging.INFO)
    print(f"{given.scenario}: seed {given.seed}", file=sys.stderr)
    trial = Trial(given.scenario, seed=given.seed)
    began = time.monotonic()
    try:
        ends = trial.run(given.kills)
    finally:
        trial.drop()
    print(
        f"{given.scenario}: {given.kills} kills at {trial.points} points and in"
        f" {trial.seconds:.2f} s, {ends} sweeps brought to an end in"
        f" {time.monotonic() - began:.0f} s",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
