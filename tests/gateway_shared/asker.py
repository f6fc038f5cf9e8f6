"""A process of the portal that asks SourceHub when it is told to.

Reads commands line by line and answers each with a line of JSON.
"""

import json
import sys

import django


def main() -> None:
    django.setup()
    # Only now: what they import wants the settings.
    from .commands import COMMANDS

    for line in sys.stdin:
        print(json.dumps(COMMANDS[line.strip()](), default=str), flush=True)


if __name__ == "__main__":
    main()
