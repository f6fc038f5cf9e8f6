"""Which faults are on, for which path, and since when."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from sourcehub_portal.sandbox.answer import bad_request
from sourcehub_portal.sandbox.faults import known
from sourcehub_portal.sandbox.faults.churning import MOST, ChurningList
from sourcehub_portal.sandbox.faults.door import Door
from sourcehub_portal.sandbox.faults.layers import CHURN, DOOR
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

    @property
    def door(self) -> Door:
        """Raises ApiError (400) for a door that cannot be had."""
        door = Door()
        opened = DOOR.of(self.names)
        if opened and self.only:
            raise bad_request("Who connects has named no path yet: leave `only` out.")
        for change in opened:
            door = change(door)
        return door


class Switch:
    """The faults of one running sandbox; set while requests are being answered."""

    def __init__(self, world: World) -> None:
        self.setting = Setting()
        # Who keeps the door is told whenever it changes.
        self.on_door: Callable[[Door], None] = lambda _: None
        self._world = world
        self._churning: ChurningList | None = None
        self._claimed: set[str] = set()
        self._lock = Lock()

    def set(self, setting: Setting) -> None:
        """Begin anew with these. Raises ApiError (400) for what cannot be had."""
        unknown = sorted(set(setting.names) - set(known()))
        if unknown:
            raise bad_request(f"There is no fault named {', '.join(unknown)}.")
        if CHURN.of(setting.names) and self._world.roster.size > MOST:
            raise bad_request(f"The list can change with up to {MOST} customers.")
        door = setting.door
        with self._lock:
            self.setting = setting
            self._claimed = set()
            self._begin_churn()
        self.on_door(door)

    def send_away(self, ids: list[int]) -> None:
        """Exactly these customers are not listed; a churn begins anew without them."""
        with self._lock:
            self._world.roster.send_away(ids)
            self._begin_churn()

    def _begin_churn(self) -> None:
        changes = CHURN.of(self.setting.names)
        if changes:
            seed = self._world.seed
            self._churning = ChurningList(self._listed(), seed=seed, changes=changes)

    def _listed(self) -> list[int]:
        roster = self._world.roster
        return roster.page(skip=0, count=roster.size)[0]

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
        return self._listed()
