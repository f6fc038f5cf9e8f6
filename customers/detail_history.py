"""A customer's history, in words."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from customers.models import Change, Customer, Kind
from sourcehub_portal.between import Between, told_together

SHOWN = 20
# A field that changes with every sweep would make a page without an end.
SHOWN_AT_MOST = 500

_LABELS = {
    "status": "Status",
    "approval": "Approval",
    "display_name": "Display name",
    "company_name": "Company",
    "contact_person_name": "Contact person",
    "contactperson_number": "Contact's phone",
    "company_phone": "Company phone",
    "email": "E-mail",
    "gst_treatment": "GST treatment",
    "gstin": "GSTIN",
    "customer_code": "Code",
    "address_line1": "Address, line 1",
    "address_line2": "Address, line 2",
    "area": "Area",
    "city": "City",
    "state": "State",
    "pin_code": "PIN code",
}
_WORDS = {
    Kind.NEW: "First returned by SourceHub",
    Kind.GONE: "No longer returned by SourceHub",
    Kind.REVIVED: "Returned by SourceHub again",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: of a field, or of the customer, which `words` say."""

    label: str
    words: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class History:
    """The newest changes first. `more`: there are others, which a link shows; `cut`:
    even so many that the oldest are not shown."""

    moments: list[Between[Entry]]
    more: bool
    cut: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Since when status and approval were seen to be what they are; None: unknown."""

    status: datetime | None = None
    approval: datetime | None = None


def history_of(customer: Customer, *, whole: bool) -> History:
    """What was noted of the customer, in one query."""
    limit = SHOWN_AT_MOST if whole else SHOWN
    changes = list(_changes(customer)[: limit + 1])
    is_more = len(changes) > limit
    return History(
        list(told_together(changes[:limit], _entry)),
        more=is_more and not whole,
        cut=is_more and whole,
    )


def standing_of(customer: Customer) -> Standing:
    """What the history knows: the last change of each, else when somebody new came."""
    told = Q(field__in=("status", "approval")) | Q(kind=Kind.NEW)
    since: dict[str, datetime] = {}
    found = _changes(customer).filter(told)
    for field, seen_at in found.values_list("field", "seen_at")[:SHOWN_AT_MOST]:
        since.setdefault(field, seen_at)
    new = since.get("")
    return Standing(since.get("status", new), since.get("approval", new))


def _changes(customer: Customer) -> QuerySet[Change]:
    """Those of this SourceHub: another's customer may have had the same id."""
    return Change.objects.filter(customer=customer, source=customer.source)


def _entry(change: Change) -> Entry:
    return Entry(
        label=_LABELS.get(change.field, change.field),
        words=_WORDS.get(Kind(change.kind), ""),
        before=change.before,
        after=change.after,
    )
