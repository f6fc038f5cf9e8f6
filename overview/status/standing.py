"""How things stand, for the status page."""

from typing import Any

from django.http import HttpRequest

from accounts.permissions import Permission
from customers.models import Hold
from overview.status.answer import answer
from overview.status.history import History
from overview.status.left_out import customers_left_out, orders_left_out
from overview.status.passes import Passes
from overview.status.shell import Shell

HOLDS = 5


def standing(request: HttpRequest) -> dict[str, Any]:
    """The page's context, in as many queries for ten sweeps as for a thousand.

    Rows as they came may be of anybody's phone: only managers see how they begin.
    """
    frame = Shell(request)
    oversees = request.user.has_perm(Permission.OVERSEE)
    passes = Passes.now()
    holds = Hold.objects.here().filter(ended_at=None).defer("ids")
    return {
        "shell": frame,
        "freshness": frame.freshness,
        "health": frame.health,
        "answer": answer(frame.freshness, frame.health),
        "passes": passes,
        "history": History.of(passes.shown),
        "holds": holds.order_by("-id")[:HOLDS],
        "left_out": {
            "customers": customers_left_out(with_examples=oversees),
            "orders": orders_left_out(with_examples=oversees),
        },
    }
