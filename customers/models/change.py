"""What became of a customer, and when we saw it."""

from typing import Self

from django.db import models

from customers.models.customer import Customer
from sourcehub_portal.source import current_source


class Kind(models.TextChoices):
    """NEW: first met by a pass after the first import, which made everybody's row."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"
    REVIVED = "revived"


class ChangeQuerySet(models.QuerySet["Change"]):
    def here(self) -> Self:
        """Those of the configured SourceHub; all, where none is configured."""
        source = current_source()
        return self.filter(source=source) if source else self


class Change(models.Model):
    """One field of a customer that a sweep found changed, or its coming or going.

    SourceHub does not say when a thing changed: it was between `since`, when the value
    before was last known to hold (None: unknown), and `seen_at`. `field` is the name of
    Customer's field, with its text before and after; "" where the kind says it all.
    """

    customer = models.ForeignKey(
        Customer, on_delete=models.CASCADE, related_name="changes"
    )
    source = models.CharField(max_length=32)
    kind = models.CharField(max_length=7, choices=Kind.choices)
    field = models.CharField(max_length=32, blank=True)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    since = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(help_text="start of the request that showed it")

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ("-seen_at", "-id")
        indexes = [
            models.Index(fields=["customer", "-seen_at", "-id"], name="change_of_one"),
            models.Index(
                fields=["source", "kind", "field", "seen_at"], name="change_by_kind"
            ),
            models.Index(fields=["source", "-seen_at", "-id"], name="change_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.field}".strip()
