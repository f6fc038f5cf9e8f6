"""A process of the portal whose threads look a number up, all at once, when told to.

`python -m tests.orders.asker PHONE THREADS` says "ready", waits for a line, and prints
one JSON list: of each thread the orders that it was answered with, the kind of the
error ("" where there was none), and the seconds that it took.
"""

import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import django


def main() -> None:
    django.setup()
    phone, threads = sys.argv[1], int(sys.argv[2])
    print("ready", flush=True)
    sys.stdin.readline()
    with ThreadPoolExecutor(threads) as pool:
        print(json.dumps(list(pool.map(asked, [phone] * threads))))


def asked(number: str) -> tuple[list[int], str, float]:
    from django.db import connection

    from orders.lookup import look_up
    from sourcehub_portal.phone import read_phone

    phone = read_phone(number)
    if phone is None:
        raise ValueError(number)
    began = time.monotonic()
    answer = look_up(phone)
    orders = [order.pk for order in answer.orders]
    connection.close()
    error = answer.error.kind if answer.error else ""
    return orders, error, time.monotonic() - began


if __name__ == "__main__":
    main()
