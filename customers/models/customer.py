"""One customer, as SourceHub last described it."""

from typing import Self

from django.db import models
from django.urls import reverse

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


class CustomerQuerySet(models.QuerySet["Customer"]):
    def here(self) -> Self:
        """Those of the configured SourceHub; all, where none is configured."""
        source = current_source()
        return self.filter(source=source) if source else self

    def listed(self) -> Self:
        """Those that lists, counts and exports speak of: all here but the gone."""
        return self.here().exclude(presence=Presence.GONE)

    def with_phone(self, national: str) -> Self:
        """Those whose contact person or company has this national number."""
        return self.filter(
            models.Q(contact_national=national) | models.Q(company_national=national)
        )


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

    # Made from the above for finding and ordering; see customers/store.py.
    contact_national = models.TextField(blank=True, db_index=True)
    company_national = models.TextField(blank=True, db_index=True)
    name_key = models.TextField(blank=True, help_text="the name, case folded")
    search_text = models.TextField(blank=True)

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

    objects = CustomerQuerySet.as_manager()

    class Meta:
        ordering = ("name_key", "id")
        indexes = [
            models.Index(fields=["name_key", "id"], name="customer_by_name"),
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
