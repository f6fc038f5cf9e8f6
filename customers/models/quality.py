"""What is wrong with the customers' data, day by day, and how far it was looked for."""

from typing import Self

from django.db import models

from sourcehub_portal.source import current_source


class DailyFlawQuerySet(models.QuerySet["DailyFlaw"]):
    def here(self) -> Self:
        """Those of the configured SourceHub; all, where none is configured."""
        source = current_source()
        return self.filter(source=source) if source else self


class DailyFlaw(models.Model):
    """So many listed customers had a flaw on a day: the last count of that day."""

    source = models.CharField(max_length=32)
    day = models.DateField(help_text="in India")
    flaw = models.CharField(max_length=16, help_text="one of FLAWS")
    customers = models.BigIntegerField()

    objects = DailyFlawQuerySet.as_manager()

    class Meta:
        ordering = ("-day", "flaw", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["source", "day", "flaw"], name="one_flaw_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.flaw}: {self.customers}"


class Comparison(models.Model):
    """Up to where the customers of one SourceHub have been compared with each other.

    A row is written when a comparison is through: one that is killed is done again.
    """

    source = models.CharField(max_length=32, unique=True)
    sweep = models.BigIntegerField(help_text="the id of the last sweep that it knew of")
    change = models.BigIntegerField(help_text="the greatest FacetCount.change then")

    def __str__(self) -> str:
        return f"compared up to sweep {self.sweep}"
