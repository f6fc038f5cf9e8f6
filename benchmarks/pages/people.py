"""`python -m benchmarks.pages.people ROLE …`: somebody of each role, signed in.

Prints the key of each one's session: the cookie that a browser would send. An admin's
is good for a Django site as it comes, the others' for the portal.
"""

import sys

import django

django.setup()

from django.test import Client  # noqa: E402 - needs Django

from accounts.models import User  # noqa: E402
from tests.accounts.people import ADMIN, make_person  # noqa: E402

STOCK = "django.contrib.auth.backends.ModelBackend"


def main() -> None:
    for role in sys.argv[1:]:
        name = f"bench-{role}"
        browser = Client()
        person = User.objects.filter(username=name).first() or make_person(role, name)
        browser.force_login(person, backend=STOCK if role == ADMIN else None)
        sys.stdout.write(browser.cookies["sessionid"].value + "\n")


if __name__ == "__main__":
    main()
