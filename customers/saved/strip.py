"""The strip above the list: views as tabs, more of them, and what can be kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from accounts.models import User
from customers.models import SavedView
from customers.saved.address import view_address
from customers.saved.habits import Seen
from customers.state import EVERYBODY, LIST, VIEW, list_address, state_of
from sourcehub_portal.unchanging import address_of

MOST_TABS = 5


@dataclass(frozen=True, slots=True)
class Tab:
    name: str
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """`state` is that of the list shown, and `named` the view that its address began
    with, as the address has it. `changed` is that view, where the list is another by
    now and one may keep the change."""

    tabs: list[Tab]
    more: list[Tab]
    state: str
    named: str
    changed: SavedView | None

    @property
    def all(self) -> Tab:
        """The whole list."""
        return Tab("All", list_address(""), current=not self.state)

    @property
    def more_in_words(self) -> str:
        """What the menu is called: it says the current view, where that is in it."""
        current = next((tab.name for tab in self.more if tab.current), "")
        return current or ("More views" if self.more else "Views")

    @property
    def columns(self) -> str:
        """The address of the panel that chooses the columns of this list."""
        return _asking("customers:view-columns", {LIST: self.state, VIEW: self.named})

    @property
    def keep(self) -> str:
        """The address of the form that keeps this list under a name."""
        return _asking("customers:view-save", {LIST: self.state})


def _asking(page: str, parameters: Mapping[str, str]) -> str:
    kept = {name: value for name, value in parameters.items() if value}
    return f"{address_of(page)}?{urlencode(kept)}"


def strip_of(parameters: QueryDict, user: User, seen: Seen) -> Strip:
    """First the default view, then one's own, then the shared ones."""
    state, named = state_of(parameters), parameters.get(VIEW, "")
    default = seen.wanted.default
    views = sorted(
        seen.views,
        key=lambda view: (view.pk != default, view.owner_id != user.pk),
    )
    tabs = list(_tabs(views, state=state, named=named))
    return Strip(
        tabs=tabs[:MOST_TABS],
        more=tabs[MOST_TABS:],
        state=state,
        named="" if named == EVERYBODY else named,
        changed=_changed(views, user, state=state, named=named),
    )


def _tabs(views: list[SavedView], *, state: str, named: str) -> Iterator[Tab]:
    same = [view for view in views if state and view.query == state]
    # Of two views alike it is the one that was opened.
    current = next((view for view in same if str(view.pk) == named), None)
    current = current or (same[0] if same else None)
    for view in views:
        yield Tab(view.name, view_address(view), current=view == current)


def _changed(
    views: list[SavedView], user: User, *, state: str, named: str
) -> SavedView | None:
    began = next((view for view in views if str(view.pk) == named), None)
    if began is None or not state or began.query == state:
        return None
    return began if began.may_be_changed_by(user) else None
