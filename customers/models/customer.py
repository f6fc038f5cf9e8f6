"""One customer, as SourceHub last described it."""

from collections.abc import Sequence
from typing import Self

from django.db import models
from django.db.models import Case, Q, Value, When
from django.db.models.functions import Concat, Left
from django.urls import reverse

from customers.models.keys import shelf_of
from sourcehub_portal.source import current_source


class Presence(models.TextChoices):
    """Whether SourceHub still returns a customer.

    MISSING is one complete pass without a sighting: it proves nothing (a row may have
    moved past the reader), so only the customer's own page says it. GONE is two such
    passes in opposite directions, at least an hour apart; three, where a pass was a
    plain one.
    """

    PRESENT = "present"
    MISSING = "missing"
    GONE = "gone"


# What lists are filtered by, with counts.
FACETS = ("status", "approval", "gst_treatment", "state", "city")
# What can be wrong with a customer's data: the names of the fields that say so.
FLAWS = (
    "bad_gstin",
    "bad_phone",
    "bad_pin",
    "no_email",
    "shares_phone",
    "shares_pan",
)


# Written into the question: an index with a condition is not chosen for a parameter.
_EMPTY = models.Func(template="''", output_field=models.TextField())


class CustomerQuerySet(models.QuerySet["Customer"]):
    def here(self) -> Self:
        """Those of the configured SourceHub; all, where none is configured."""
        source = current_source()
        return self.filter(source=source) if source else self

    def listed(self) -> Self:
        """Those that lists, counts and exports speak of: all here but the gone."""
        source = current_source()
        if source:
            return self.filter(shelf=shelf_of(source))
        return self.exclude(shelf="")

    def with_phone(self, national: str) -> Self:
        """Those whose contact person or company has this national number."""
        of_company = Q(company_national=national, company_national__gt=_EMPTY)
        return self.filter(Q(contact_national=national) | of_company)

    def with_any_phone(self, nationals: Sequence[str]) -> Self:
        of_company = Q(company_national__in=nationals, company_national__gt=_EMPTY)
        return self.filter(Q(contact_national__in=nationals) | of_company)


class Customer(models.Model):
    """The mirror's row for one customer: SourceHub's text, and what we read out of it.

    Texts are "" where SourceHub says nothing. `raw` is the row exactly as SourceHub
    wrote it; what no column holds (ids and codes of places) can be read from there.
    """

    id = models.BigIntegerField(primary_key=True, help_text="SourceHub's id")
    contact_person_name = models.TextField(blank=True)
    company_name = models.TextField(blank=True)
    display_name = models.TextField(blank=True)
    email = models.TextField(blank=True)
    contactperson_number = models.TextField(blank=True)
    company_phone = models.TextField(blank=True)
    gst_treatment = models.TextField(blank=True)
    gstin = models.TextField(blank=True)
    customer_code = models.TextField(blank=True)
    status = models.TextField(blank=True)
    approval = models.TextField(blank=True)
    address_line1 = models.TextField(blank=True)
    address_line2 = models.TextField(blank=True)
    area = models.TextField(blank=True)
    city = models.TextField(blank=True)
    state = models.TextField(blank=True)
    pin_code = models.TextField(blank=True)

    # Made from the above for finding and ordering; see customers/mirroring.py.
    contact_national = models.TextField(blank=True)
    company_national = models.TextField(blank=True)
    name_key = models.TextField(blank=True, help_text="the name, folded")
    contact_key = models.TextField(blank=True, help_text="the contact's name, folded")
    code_key = models.TextField(blank=True, help_text="the code, folded")
    email_key = models.TextField(blank=True, help_text="the e-mail, folded")
    gstin_key = models.TextField(
        blank=True, help_text="the GSTIN in capitals, without spaces and hyphens"
    )
    pan = models.TextField(blank=True, help_text="out of a valid GSTIN")
    search_text = models.TextField(blank=True, help_text="see customers/search.py")

    # What is wrong with its data: alone (mirroring.py), or beside the others.
    bad_gstin = models.BooleanField(default=False)
    bad_phone = models.BooleanField(default=False)
    bad_pin = models.BooleanField(
        default=False, help_text="the PIN code is none, or of another state"
    )
    no_email = models.BooleanField(default=False)
    shares_phone = models.BooleanField(default=False)
    shares_pan = models.BooleanField(default=False)

    source = models.CharField(max_length=32, help_text="see sourcehub_portal.source")
    raw = models.TextField(help_text="the JSON row as SourceHub wrote it")
    raw_hash = models.CharField(max_length=32)
    observed_at = models.DateTimeField(help_text="start of the request that brought it")
    first_seen_at = models.DateTimeField()
    presence = models.CharField(
        max_length=7, choices=Presence.choices, default=Presence.PRESENT
    )
    misses = models.PositiveSmallIntegerField(
        default=0, help_text="complete passes in a row that did not meet it"
    )
    missing_since = models.DateTimeField(null=True, blank=True)
    missing_in = models.ForeignKey(
        "Sweep",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="the first complete pass that did not see it",
    )
    gone_at = models.DateTimeField(null=True, blank=True)
    revived_at = models.DateTimeField(
        null=True, blank=True, help_text="when it was last met again after being gone"
    )
    # One column that an index can begin with, instead of two conditions on every list.
    shelf = models.GeneratedField(
        expression=Case(
            When(presence=Presence.GONE, then=Value("")),
            default=Concat(Value("."), Left("source", 7)),
        ),
        output_field=models.CharField(max_length=8),
        db_persist=True,
        help_text='the list that it stands in: its SourceHub\'s; "" once it is gone',
    )

    objects = CustomerQuerySet.as_manager()

    class Meta:
        ordering = ("name_key", "id")
        indexes = [
            # Every column that the list is sorted by, both ways, and to its last page;
            # those of the facets serve their filters in the list's own order, too.
            models.Index(fields=["shelf", "name_key", "id"], name="customer_by_name"),
            *(
                models.Index(
                    fields=["shelf", facet, "name_key", "id"],
                    name=f"customer_by_{facet}",
                )
                for facet in FACETS
            ),
            *(
                models.Index(fields=["shelf", key, "id"], name=f"customer_by_{key}")
                for key in ("contact_key", "contact_national", "code_key", "email_key")
            ),
            models.Index(fields=["shelf", "gstin_key", "id"], name="customer_by_gstin"),
            models.Index(fields=["contact_national"], name="customer_of_contact"),
            # Where no company has a phone SQLite would read everybody for one: it
            # chooses by how many rows an index has of a value, and "" would be all.
            models.Index(
                fields=["company_national"],
                name="customer_of_a_company",
                condition=Q(company_national__gt=""),
            ),
            models.Index(fields=["pan"], name="customer_of_pan"),
            *(
                models.Index(
                    fields=["shelf", "name_key", "id"],
                    name=f"customer_{flaw}",
                    condition=Q(**{flaw: True}),
                )
                for flaw in FLAWS
            ),
            # Nearly all are present: only the few others are ever looked for by it.
            models.Index(
                fields=["presence"],
                name="customer_not_present",
                condition=~models.Q(presence="present"),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("customers:detail", args=[self.pk])

    @property
    def name(self) -> str:
        """What people call it: its display, company or contact name, or its id."""
        return (
            self.display_name
            or self.company_name
            or self.contact_person_name
            or f"Customer {self.pk}"
        )
