"""What follows a sweep, once it is over and noted."""

from customers import indexes
from customers.models import Sweep
from customers.quality.comparing import settle


def after(sweep: Sweep) -> None:
    """Whatever looks at all customers together. Each part may be killed, and is done
    again after the next sweep. Raises django.db.Error."""
    indexes.take_up()
    settle(sweep)
