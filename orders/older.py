"""Orders that stand in a list though its last answer did not bring them: half of one
came, or some of it could not be read."""

from collections.abc import Iterable
from datetime import datetime

from orders.lookup import Answer
from orders.models.order import OrderQuerySet
from orders.unfolded import RawOrder


def older_in(answer: Answer, shown: Iterable[RawOrder]) -> dict[int, datetime]:
    """Those shown of which an answer before is all there is, by id, with when SourceHub
    was asked for that. Nothing is asked of the database where the answer is whole."""
    if _is_whole(answer):
        return {}
    older = older_of(answer).filter(pk__in=[order.pk for order in shown])
    return dict(older.order_by().values_list("pk", "observed_at"))


def older_of(answer: Answer) -> OrderQuerySet:
    """All of them; none where the answer is whole."""
    row = answer.look_up
    if row is None or _is_whole(answer):
        return answer.orders.none()
    return answer.orders.filter(observed_at__lt=row.succeeded_at)


def _is_whole(answer: Answer) -> bool:
    row = answer.look_up
    return (
        row is None or row.succeeded_at is None or (row.complete and not row.left_out)
    )
