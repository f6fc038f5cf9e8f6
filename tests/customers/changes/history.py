"""Changes as the sweeps write them, and the clock, for tests of what shows them."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from customers.models import Change, Kind
from sourcehub_portal.source import current_source

PAGE = "/customers/changes/"
A_PASS = timedelta(minutes=15)


def noon(*, days_ago: int = 0) -> datetime:
    """12:00 in India, on a day before the present one."""
    at = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
    return at - timedelta(days=days_ago)


def seen(
    kind: Kind,
    customer: int = 1,
    *,
    at: datetime | None = None,
    became: tuple[str, str, str] = ("", "", ""),
) -> Change:
    """Something found 15 minutes after it was last known to be otherwise; `became` is
    a field with its values before and after."""
    at = at or noon(days_ago=1)
    field, before, after = became
    return Change.objects.create(
        customer_id=customer,
        source=current_source(),
        kind=kind,
        field=field,
        before=before,
        after=after,
        since=at - A_PASS,
        seen_at=at,
    )


def accepted(customer: int = 1, *, at: datetime | None = None) -> Change:
    became = ("approval", "pending", "accepted")
    return seen(Kind.CHANGED, customer, at=at, became=became)


def let_pass(monkeypatch: pytest.MonkeyPatch, **stretch: float) -> None:
    """Turns the clock on by minutes or hours."""
    now = timezone.now() + timedelta(**stretch)
    monkeypatch.setattr(timezone, "now", lambda: now)
