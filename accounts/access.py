"""The access log: who looked at whose data."""

from datetime import datetime
from itertools import islice

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import Access, Action, User
from sourcehub_portal.noted import inserting

__all__ = ["Action", "lately", "note"]

_LOOKED_THROUGH = 100


def lately(request: HttpRequest, action: Action, *, most: int) -> dict[str, datetime]:
    """What the person who is signed in looked at last: each subject once, with when,
    the newest first, out of their last hundred looks. Raises PermissionDenied."""
    looks = Access.objects.filter(who=_person(request), what=action)
    newest = looks.order_by("-when", "-id").values_list("subject", "when")
    found: dict[str, datetime] = {}
    for subject, when in newest[:_LOOKED_THROUGH]:
        found.setdefault(subject, when)
    return dict(islice(found.items(), most))


def note(
    request: HttpRequest,
    action: Action,
    *,
    subject: str = "",
    count: int | None = None,
) -> None:
    """Writes a row of the access log. Call it before the answer is made.

    `subject`: a customer id (with the digits of a phone where the customer's orders are
    shown), an order id (several of a choice), the digits of a phone, or the
    query string of an export. `count`: how many records are shown. An error of the
    database is not caught: what cannot be noted must not be shown. Raises
    PermissionDenied when nobody is signed in.
    """
    person = _person(request)
    # PostgreSQL stores no NUL, and a row with a mark beats no row.
    subject = subject.replace("\0", "\N{REPLACEMENT CHARACTER}")
    _insert(person.pk, person.username, str(action), timezone.now(), subject, count)


_insert = inserting(Access, "who", "username", "what", "when", "subject", "count")


def _person(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied("Sign in first.")
    return request.user
