"""Notes of the sweeps: who may write, how far a pass came, what it saw."""

from typing import Self

from django.db import models
from django.utils import timezone

from sourcehub_portal.source import current_source


class Direction(models.TextChoices):
    FORWARD = "forward"
    BACKWARD = "backward"

    @property
    def opposite(self) -> "Direction":
        return Direction.BACKWARD if self is Direction.FORWARD else Direction.FORWARD


class Outcome(models.TextChoices):
    RUNNING = "running"
    COMPLETE = "complete"
    INCOMPLETE = "incomplete"


class Manner(models.TextChoices):
    """CHAINED: every page shares rows with the one before. PLAIN: for a list whose
    ties change places at every read, where that cannot be had."""

    CHAINED = "chained"
    PLAIN = "plain"


class Lease(models.Model):
    """The right to write into the mirror: held by one sweep at a time.

    Taking it raises `token`; a holder that was frozen past `expires_at` finds another
    token there and can write no more (a fencing token).
    """

    name = models.CharField(max_length=40, primary_key=True)
    token = models.BigIntegerField(default=0)
    expires_at = models.DateTimeField()
    holder = models.TextField(blank=True, help_text="see customers/holder.py")

    def __str__(self) -> str:
        return f"{self.name} #{self.token}"


class SweepQuerySet(models.QuerySet["Sweep"]):
    def here(self) -> Self:
        """Those of the configured SourceHub; all, where none is configured."""
        source = current_source()
        return self.filter(source=source) if source else self

    def complete(self) -> Self:
        return self.filter(outcome=Outcome.COMPLETE)


class Sweep(models.Model):
    """One pass over all customers: its checkpoint while it runs, then its figures."""

    direction = models.CharField(max_length=8, choices=Direction.choices)
    manner = models.CharField(
        max_length=7, choices=Manner.choices, default=Manner.CHAINED
    )
    outcome = models.CharField(
        max_length=10, choices=Outcome.choices, default=Outcome.RUNNING
    )
    reason = models.TextField(blank=True, help_text="why it is not complete, in words")
    source = models.CharField(max_length=32, help_text="mark of the address it reads")
    key_mark = models.CharField(
        max_length=32, help_text="mark of the key it reads with"
    )
    started_at = models.DateTimeField(default=timezone.now)
    checked_at = models.DateTimeField(help_text="when the checkpoint was last saved")
    finished_at = models.DateTimeField(null=True, blank=True)
    checkpoint = models.JSONField(
        null=True, blank=True, help_text="where the next read continues"
    )
    total = models.BigIntegerField(
        null=True,
        blank=True,
        help_text="how many SourceHub says there are, at the least, during the pass",
    )
    distinct_seen = models.BigIntegerField(default=0)
    fetched = models.BigIntegerField(
        default=0, help_text="rows that came, those of the overlaps once"
    )
    duplicates = models.BigIntegerField(
        default=0, help_text="rows of a page whose id came again in it"
    )
    created = models.BigIntegerField(default=0)
    updated = models.BigIntegerField(default=0)
    unchanged = models.BigIntegerField(default=0)
    revived = models.BigIntegerField(default=0)
    missing = models.BigIntegerField(default=0)
    gone = models.BigIntegerField(default=0)
    quarantined = models.BigIntegerField(default=0)
    requests = models.BigIntegerField(default=0)

    objects = SweepQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.direction} sweep {self.pk}, {self.outcome}"

    @property
    def progress(self) -> float | None:
        """How much of the list has been seen, 0 to 1, where SourceHub says how long
        it is."""
        if not self.total:
            return None
        return min(1.0, self.distinct_seen / self.total)


class Swept(models.Model):
    """The ids of one page that a pass read, packed as 64-bit integers.

    Kept apart from the customers: a pass that finds nothing changed writes one such
    row a page instead of a hundred customers.
    """

    sweep = models.ForeignKey(Sweep, on_delete=models.CASCADE, related_name="pages")
    ids = models.BinaryField()

    def __str__(self) -> str:
        return f"page {self.pk} of sweep {self.sweep_id}"


class Quarantined(models.Model):
    """A row that could not be read as a customer: kept as it came, with the reason."""

    sweep = models.ForeignKey(
        Sweep, on_delete=models.CASCADE, related_name="quarantine"
    )
    raw = models.TextField()
    reason = models.TextField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.reason
