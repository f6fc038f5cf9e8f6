"""A mass removal that is not believed before a manager has looked at it."""

from typing import Self

from django.db import models

from customers.models.sweep import Sweep
from sourcehub_portal.source import current_source


class HoldQuerySet(models.QuerySet["Hold"]):
    def here(self) -> Self:
        """Those of the configured SourceHub; all, where none is configured."""
        source = current_source()
        return self.filter(source=source) if source else self

    def open(self) -> Self:
        """Those that still wait for a manager."""
        return self.filter(accepted_at=None, ended_at=None)

    def accepted(self) -> Self:
        """Those that a manager let through and that are not carried out yet."""
        return self.filter(ended_at=None).exclude(accepted_at=None)


class Hold(models.Model):
    """Customers that a complete pass did not meet, too many at once to believe.

    None of them is judged absent until a manager accepts it. It ends when they have
    come back, or when what was accepted is done.
    """

    source = models.CharField(max_length=32)
    sweep = models.ForeignKey(
        Sweep,
        null=True,
        on_delete=models.SET_NULL,
        related_name="holds",
        help_text="the pass that last did not meet them",
    )
    ids = models.BinaryField(help_text="SourceHub's ids, packed as 64-bit integers")
    count = models.BigIntegerField()
    mirrored = models.BigIntegerField(help_text="how many customers there were in all")
    raised_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.TextField(blank=True, help_text="the manager's username")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = HoldQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.count} customers held"
