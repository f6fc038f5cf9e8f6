#!/usr/bin/env python
"""Django's command line, set up for the portal."""

import os
import sys

if sys.argv[1:2] == ["sandbox"]:
    # A program of its own, which needs none of the portal's settings.
    program = [sys.executable, "-m", "sourcehub_portal.sandbox", *sys.argv[2:]]
    os.execv(sys.executable, program)  # noqa: S606 - no shell, our own program

if __name__ == "__main__":
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sourcehub_portal.settings")
    execute_from_command_line(sys.argv)
