"""What the frame of every page says: how old the mirror is, and what is wrong."""

from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString

from accounts.permissions import Permission
from customers.freshness import Freshness, freshness, last_asked
from customers.models import Hold
from overview.navigation import navigation
from overview.status.age import mirror_age
from sourcehub_portal.gateway.health import Health, health, health_asked
from sourcehub_portal.source import current_source
from sourcehub_portal.together import together
from sourcehub_portal.written import written


class Shell:
    """Each part is asked of the database once: by the first template that shows it, or
    (`asked`) all together, by the frame of a whole page.

    A page costs two queries, a manager's three; while a sweep is at work one more.
    """

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def freshness(self) -> Freshness:
        return freshness()

    @cached_property
    def health(self) -> Health:
        return health()

    @property
    def mirror_age(self) -> SafeString:
        return mirror_age(self.freshness)

    @property
    def banners(self) -> SafeString:
        """What everybody who may browse should know before they speak to a caller."""
        if self.asked.health.is_calm and not self.hold:
            return SafeString("")
        known = {"shell": self, "freshness": self.freshness}
        return render_to_string("status/_banners.html", known)

    @cached_property
    def asked(self) -> "Shell":
        """Itself, once all is asked that the frame of a whole page mostly says."""
        source = current_source()
        decides = [_holds.statement(source)] if self._oversees else []
        with together(last_asked(source), health_asked(source), *decides):
            _ = self.freshness, self.health, self.hold
        return self

    @property
    def navigation(self) -> SafeString:
        return navigation(self._request.user, here=self._request.path)

    @cached_property
    def hold(self) -> Hold | None:
        """The removal that waits for a decision, for those who may make it."""
        if not self._oversees:
            return None
        return next(iter(_holds(current_source())), None)

    @property
    def _oversees(self) -> bool:
        return self._request.user.has_perm(Permission.OVERSEE)


@written
def _holds(_source: str) -> QuerySet[Hold]:
    return Hold.objects.here().open().defer("ids")[:1]


def shell(request: HttpRequest) -> dict[str, Any]:
    """The context processor. A part of a page that shows none of it asks for none."""
    frame = Shell(request)
    return {"shell": frame, "freshness": SimpleLazyObject(lambda: frame.freshness)}
