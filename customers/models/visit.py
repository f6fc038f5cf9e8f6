"""What each person has seen of what changed."""

from django.conf import settings
from django.db import models


class Visit(models.Model):
    """One person's looks at the page of changes: this visit, and the one before.

    Changes are marked by their ids: one found while somebody looked is newer than the
    look, however early its request began.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    looked_at = models.DateTimeField(help_text="the last look of this visit")
    seen = models.BigIntegerField(help_text="the newest change at that look")
    before_at = models.DateTimeField(
        null=True, blank=True, help_text="the last look of the visit before"
    )
    seen_before = models.BigIntegerField(
        default=0, help_text="the newest change at that look"
    )

    def __str__(self) -> str:
        return f"visit of {self.user_id}"
