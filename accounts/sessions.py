"""Sessions: Django's own, asked for by a question that is written down once."""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from sourcehub_portal.written import written_once


class SessionStore(db.SessionStore):
    """Its name is that of Django's, for sessions are signed with it: those that were
    open before stay open."""

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing, and its key is dropped, where there is none
        or its time is over."""
        found = _of(self.session_key or "")
        if found and found[0].expire_date > timezone.now():
            return self.decode(found[0].session_data)
        self._session_key = None
        return {}


@written_once
def _of(key: str) -> QuerySet[Session]:
    # Without the time: it would make every question another.
    return Session.objects.filter(session_key=key)
