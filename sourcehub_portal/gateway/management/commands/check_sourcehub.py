"""`check_sourcehub`: is SourceHub set up, does it answer, and how does it page?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from sourcehub_portal.gateway.check import FAILS, Finding, check
from sourcehub_portal.gateway.client import connect
from sourcehub_portal.gateway.errors import Misconfigured
from sourcehub_portal.gateway.limits import LOOKUP


class Command(BaseCommand):
    """Exit status 0 when SourceHub can be used, else 1."""

    help = "Tries the configured SourceHub and says what works and what to do."

    def add_arguments(self, parser: CommandParser) -> None:
        """`--phone`, to try an order look-up as well."""
        parser.add_argument("--phone", default="", help="try an order look-up, too")

    def handle(self, *, phone: str, **_: Any) -> None:
        """Prints each finding as it is made."""
        try:
            client = connect(limits=LOOKUP, insist=True)
        except Misconfigured as error:
            self._say(Finding(FAILS, error.message))
            raise SystemExit(1) from error
        findings = []
        for finding in check(client, phone=phone):
            self._say(finding)
            findings.append(finding)
        if any(finding.verdict == FAILS for finding in findings):
            raise SystemExit(1)

    def _say(self, finding: Finding) -> None:
        self.stdout.write(f"{finding.verdict:5}  {finding.words}")
