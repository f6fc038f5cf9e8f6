"""The worker gives way to whoever looks at a page."""

import subprocess
import sys

SCRIPT = """
import os
from sourcehub_portal.behind import give_way
os.setpriority(os.PRIO_PROCESS, 0, {before})
give_way()
give_way()
print(os.getpriority(os.PRIO_PROCESS, 0))
"""


def priority(*, before: int) -> int:
    words = [sys.executable, "-c", SCRIPT.format(before=before)]
    return int(subprocess.run(words, capture_output=True, check=True, text=True).stdout)


def test_it_runs_after_those_that_answer_somebody() -> None:
    assert priority(before=0) == 10


def test_who_runs_later_still_is_left_alone() -> None:
    assert priority(before=15) == 15
