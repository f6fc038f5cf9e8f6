"""Whether to ask again, and after how long: the one policy."""

from random import SystemRandom

from .errors import UpstreamError
from .limits import Limits

_LONGEST_PAUSE = 8.0
_random = SystemRandom()


def pause(
    error: UpstreamError, *, attempt: int, limits: Limits, remaining: float
) -> float | None:
    """Seconds to wait before asking again after attempt number `attempt` failed.

    None: do not ask again, for it would not help, was tried often enough, or the
    deadline does not allow the wait.
    """
    if attempt >= limits.attempts or attempt > error.retries:
        return None
    # Random, so that those who failed together do not come back together.
    own = _random.uniform(0, min(_LONGEST_PAUSE, limits.pause * 2**attempt))
    asked = error.retry_after
    wait = own if asked is None else asked + min(own, limits.pause)
    return wait if wait < remaining else None
