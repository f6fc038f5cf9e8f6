"""Changes to the list of customers, one before each of its answers."""

from sourcehub_portal.sandbox.faults.churning import ChurningList
from sourcehub_portal.sandbox.faults.layers import CHURN

# Ids this near each other tie, as if they had been made in the same minute.
_TIE = 50
# So few that no share of the customers could be taken for a mass removal.
_AWAY = 100
_AWAY_FIRST = 3


@CHURN.fault("id-descending", row=34)
def id_descending(churning: ChurningList) -> None:
    """The list of customers runs from the highest id to the lowest."""
    churning.ids.sort(reverse=True)


@CHURN.fault("insert-front", row=34)
def insert_front(churning: ChurningList) -> None:
    """A new customer at the front of the list before every answer."""
    churning.ids.insert(0, churning.new())


@CHURN.fault("insert-back", row=34)
def insert_back(churning: ChurningList) -> None:
    """A new customer at the end of the list before every answer."""
    churning.ids.append(churning.new())


@CHURN.fault("insert-in-order", row=34)
def insert_in_order(churning: ChurningList) -> None:
    """Every second customer is missing at first; they come in at their places."""
    downward = churning.ids[:1] > churning.ids[-1:]
    if churning.waiting is None:
        # The even ones, so that the documented customers are there from the start.
        even = [place for place, one in enumerate(churning.ids) if one % 2 == 0]
        churning.waiting = [churning.leave(place) for place in reversed(even)]
    elif churning.waiting:
        place = churning.draws.below(len(churning.waiting))
        churning.ids.append(churning.waiting.pop(place))
        churning.ids.sort(reverse=downward)


@CHURN.fault("delete-front", row=34)
def delete_front(churning: ChurningList) -> None:
    """The first customer of the list leaves before every answer, until half is gone."""
    if churning.may_shrink:
        churning.leave(0)


@CHURN.fault("delete-random", row=34)
def delete_random(churning: ChurningList) -> None:
    """Some customer of the list leaves before every answer, until half is gone."""
    if churning.may_shrink:
        churning.leave(churning.draws.below(len(churning.ids)))


@CHURN.fault("move-to-front", row=34)
def move_to_front(churning: ChurningList) -> None:
    """Some customer moves to the front of the list before every answer."""
    if churning.ids:
        place = churning.draws.below(len(churning.ids))
        churning.ids.insert(0, churning.ids.pop(place))


@CHURN.fault("shuffle-ties", row=34)
def shuffle_ties(churning: ChurningList) -> None:
    """Customers whose ids lie near each other change places before every answer."""
    mixed = [(one // _TIE, churning.draws.below(1 << 30), one) for one in churning.ids]
    churning.ids = [one for _, _, one in sorted(mixed)]


@CHURN.fault("endless", row=35)
def endless(churning: ChurningList) -> None:
    """A hundred new customers at the end of the list before every answer."""
    churning.ids += [churning.new() for _ in range(100)]


@CHURN.fault("come-back", row=37)
def come_back(churning: ChurningList) -> None:
    """Customers 3, 103, 203 and so on are away until this is off: they come back."""
    for place in reversed(range(len(churning.ids))):
        if churning.ids[place] % _AWAY == _AWAY_FIRST:
            churning.leave(place)
