"""Django's PostgreSQL, which asks less often whether a connection still is one.

Before the first question of a request Django asks a connection that is kept whether it
is of use: one more way there and back for every page. A server that ends, is restarted
or shuts the connection says so, and that can be read without asking.
"""

import select
import time

from django.db.backends.postgresql import base

# What lies between may have forgotten a connection that was silent for longer.
IDLE = 20  # seconds


class DatabaseWrapper(base.DatabaseWrapper):
    """Its name is that which Django looks for.

    A server whose machine vanishes says nothing: a page that comes within IDLE of the
    last is then told so, where Django would have connected anew.
    """

    _looked_at = 0.0

    def is_usable(self) -> bool:
        """Whether the connection still is one; asked of the server where something has
        come that nobody asked for, or after some seconds without a look."""
        if self.connection is None or self.connection.closed:
            return False
        now, before = time.monotonic(), self._looked_at
        self._looked_at = now
        asks = self.errors_occurred or now - before >= IDLE or self._something_came()
        return bool(super().is_usable()) if asks else True

    def _something_came(self) -> bool:
        poll = select.poll()
        poll.register(self.connection.fileno(), select.POLLIN)
        return bool(poll.poll(0))
