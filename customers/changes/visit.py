"""When somebody last looked at what changed, and so what is new to them.

See docs/decisions/2026-11-25-a-visit-ends-by-absence.md.
"""

import datetime

from django.core.exceptions import PermissionDenied
from django.db.models import Max
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User
from customers.models import Change, Visit
from sourcehub_portal.term import is_ahead

# Whoever stays away from the page for longer comes back on another visit.
ABSENCE = datetime.timedelta(minutes=30)
# A look is not written down more often.
_LOOK = datetime.timedelta(minutes=1)


def look(request: HttpRequest) -> Visit:
    """Notes that whoever is signed in looks now, and returns their visit. To somebody
    who was never here, all that is there counts as seen."""
    now = timezone.now()
    newest = Change.objects.aggregate(newest=Max("pk"))["newest"] or 0
    first = {"looked_at": now, "seen": newest, "seen_before": newest}
    visit, _ = Visit.objects.get_or_create(user=_person(request), defaults=first)
    away = now - visit.looked_at
    if away > ABSENCE or is_ahead(visit.looked_at, now=now):
        visit.before_at, visit.seen_before = visit.looked_at, visit.seen
    elif away < _LOOK and newest == visit.seen:
        return visit
    visit.looked_at, visit.seen = now, newest
    visit.save()
    return visit


def _person(request: HttpRequest) -> User:
    """Raises PermissionDenied when nobody is signed in."""
    if not isinstance(request.user, User):
        raise PermissionDenied("Sign in first.")
    return request.user
