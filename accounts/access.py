"""The access log: who looked at whose data."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from accounts.models import Access, Action, User

__all__ = ["Action", "note"]


def note(
    request: HttpRequest,
    action: Action,
    *,
    subject: str = "",
    count: int | None = None,
) -> None:
    """Writes a row of the access log. Call it before the answer is made.

    `subject`: a customer id, an order id, the digits of a phone, or the query string of
    an export. `count`: how many records are shown. An error of the database is not
    caught: what cannot be noted must not be shown. Raises PermissionDenied when nobody
    is signed in.
    """
    if not isinstance(request.user, User):
        raise PermissionDenied("Sign in first.")
    Access.objects.create(
        who=request.user,
        username=request.user.username,
        what=action,
        # PostgreSQL stores no NUL, and a row with a mark beats no row.
        subject=subject.replace("\0", "\N{REPLACEMENT CHARACTER}"),
        count=count,
    )
