"""How many customers there are of each kind: kept by the database itself."""

from django.db import models


class FacetCount(models.Model):
    """So many customers of one list have just these values of the facets.

    Triggers keep it in the transaction that writes the customers (see migrations 0005
    and 0009), so it is right whoever writes. Nothing else writes here. `change` grows
    with every change of a row: what is above the greatest one seen is news.
    """

    shelf = models.CharField(max_length=8)
    status = models.TextField()
    approval = models.TextField()
    gst_treatment = models.TextField()
    state = models.TextField()
    city = models.TextField()
    customers = models.BigIntegerField(default=0)
    change = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "shelf",
                    "status",
                    "approval",
                    "gst_treatment",
                    "state",
                    "city",
                ],
                name="one_count_a_kind",
            )
        ]
        indexes = [models.Index(fields=["change"], name="facet_count_by_change")]

    def __str__(self) -> str:
        return f"{self.customers} customers"
