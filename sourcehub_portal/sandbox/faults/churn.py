"""Changes to the list of customers, one before each of its answers."""

from sourcehub_portal.sandbox.faults.churning import ChurningList
from sourcehub_portal.sandbox.faults.layers import CHURN

# Ids this near each other tie, as if they had been made in the same minute.
_TIE = 50


@CHURN.fault("id-descending")
def id_descending(churning: ChurningList) -> None:
    """The list of customers runs from the highest id to the lowest."""
    churning.ids.sort(reverse=True)


@CHURN.fault("insert-front")
def insert_front(churning: ChurningList) -> None:
    """A new customer at the front of the list before every answer."""
    churning.ids.insert(0, churning.new())


@CHURN.fault("insert-back")
def insert_back(churning: ChurningList) -> None:
    """A new customer at the end of the list before every answer."""
    churning.ids.append(churning.new())


@CHURN.fault("insert-in-order")
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


@CHURN.fault("delete-front")
def delete_front(churning: ChurningList) -> None:
    """The first customer of the list leaves before every answer, until half is gone."""
    if churning.may_shrink:
        churning.leave(0)


@CHURN.fault("delete-random")
def delete_random(churning: ChurningList) -> None:
    """Some customer of the list leaves before every answer, until half is gone."""
    if churning.may_shrink:
        churning.leave(churning.draws.below(len(churning.ids)))


@CHURN.fault("move-to-front")
def move_to_front(churning: ChurningList) -> None:
    """Some customer moves to the front of the list before every answer."""
    if churning.ids:
        place = churning.draws.below(len(churning.ids))
        churning.ids.insert(0, churning.ids.pop(place))


@CHURN.fault("shuffle-ties")
def shuffle_ties(churning: ChurningList) -> None:
    """Customers whose ids lie near each other change places before every answer."""
    mixed = [(one // _TIE, churning.draws.below(1 << 30), one) for one in churning.ids]
    churning.ids = [one for _, _, one in sorted(mixed)]
