"""What follows a sweep, once it is over and noted."""

from django.db import connection

from customers import indexes
from customers.models import Sweep
from customers.quality.comparing import settle


def after(sweep: Sweep) -> None:
    """Whatever looks at all customers together. Each part may be killed, and is done
    again after the next sweep. Raises django.db.Error."""
    if connection.vendor == "postgresql":
        # A flag that is written there is written into every index of its row: a first
        # import has few yet.
        try:
            settle(sweep)
        finally:
            indexes.take_up()
    else:
        # SQLite finds who shares something by the indexes.
        indexes.take_up()
        settle(sweep)
