"""What became of an order, and between which of our readings."""

from django.db import models

from orders.models.order import Order


class Change(models.Model):
    """One field of an order that a look-up found changed.

    SourceHub does not say when a thing changed: it was between `since`, when the value
    before was last seen (None: a clock was wrong, and it is unknown), and `seen_at`.
    `field` is one that `orders.history` has words for, with its text before and after.
    """

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="changes")
    field = models.CharField(max_length=16)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    since = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(help_text="start of the request that showed it")

    class Meta:
        ordering = ("-seen_at", "-id")
        indexes = (
            models.Index(fields=["order", "-seen_at", "-id"], name="order_change"),
        )

    def __str__(self) -> str:
        return f"{self.field} of order {self.order_id}"
