"""`python -m benchmarks.pages.people ROLE`: somebody with that role, signed in.

Prints the key of the session: the cookie that a browser would send.
"""

import sys

import django

django.setup()

from django.test import Client  # noqa: E402 - needs Django

from accounts.models import User  # noqa: E402
from tests.accounts.people import make_person  # noqa: E402


def main() -> None:
    role = sys.argv[1]
    name = f"bench-{role}"
    browser = Client()
    person = User.objects.filter(username=name).first() or make_person(role, name)
    browser.force_login(person)
    sys.stdout.write(browser.cookies["sessionid"].value)


if __name__ == "__main__":
    main()
