"""`python -m tests.whole.people N`: so many people in support, signed in.

Prints the key of each one's session: the cookie that a browser would send.
"""

import sys

import django

django.setup()

from django.test import Client  # noqa: E402 - needs Django

from tests.accounts.people import make_person  # noqa: E402


def main() -> None:
    for number in range(int(sys.argv[1])):
        browser = Client()
        browser.force_login(make_person("support", f"support-{number}"))
        print(browser.cookies["sessionid"].value)


if __name__ == "__main__":
    main()
