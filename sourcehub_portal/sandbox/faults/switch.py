"""Which faults are on, for which path, and since when."""

from dataclasses import dataclass
from threading import Lock

from sourcehub_portal.sandbox.answer import bad_request
from sourcehub_portal.sandbox.faults import known
from sourcehub_portal.sandbox.faults.churning import MOST, ChurningList
from sourcehub_portal.sandbox.faults.layers import CHURN
from sourcehub_portal.sandbox.roster import Listing
from sourcehub_portal.sandbox.world import World


@dataclass(frozen=True, slots=True)
class Setting:
    """Faults by name; `only` limits them, and the latency, to paths that begin so."""

    names: tuple[str, ...] = ()
    latency_ms: int = 0
    only: str | None = None

    def at(self, path: str) -> "Setting":
        """What of it applies to this path."""
        return self if path.startswith(self.only or "") else Setting()


class Switch:
    """The faults of one running sandbox; set while requests are being answered."""

    def __init__(self, world: World) -> None:
        self.setting = Setting()
        self._world = world
        self._churning: ChurningList | None = None
        self._claimed: set[str] = set()
        self._lock = Lock()

    def set(self, setting: Setting) -> None:
        """Begin anew with these. Raises ApiError (400) for what cannot be had."""
        unknown = sorted(set(setting.names) - set(known()))
        if unknown:
            raise bad_request(f"There is no fault named {', '.join(unknown)}.")
        changes = CHURN.of(setting.names)
        roster = self._world.roster
        if changes and roster.size > MOST:
            raise bad_request(f"The list can change with up to {MOST} customers.")
        with self._lock:
            self.setting = setting
            self._claimed = set()
            if changes:
                ids, _ = roster.page(skip=0, count=roster.size)
                seed = self._world.seed
                self._churning = ChurningList(ids, seed=seed, changes=changes)

    def first(self, name: str) -> bool:
        """Whether nobody has claimed this name since the faults were set."""
        with self._lock:
            if name in self._claimed:
                return False
            self._claimed.add(name)
            return True

    def listing(self, setting: Setting) -> Listing:
        """The list that a request under this setting pages."""
        if self._churning and CHURN.of(setting.names):
            return self._churning
        return self._world.roster

    def throughout(self) -> list[int]:
        """Ids listed since the last churn began, or all where there was none."""
        if self._churning:
            return self._churning.steady()
        roster = self._world.roster
        return roster.page(skip=0, count=roster.size)[0]
