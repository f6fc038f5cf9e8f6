"""What is known of SourceHub's health, for all processes that ask it."""

from django.db import models


class Upstream(models.Model):
    """One SourceHub as its askers found it lately; one row an address.

    The breaker: after some `failures` in a row nobody asks until `open_until`, then
    one at a time, the prober, whose turn ends at `probing_until`. `wait_until` is what
    SourceHub itself asked for with Retry-After. `rejected_key` is the mark of the key
    that it last refused.
    """

    source = models.CharField(
        max_length=32, primary_key=True, help_text="see sourcehub_portal.source"
    )
    failures = models.PositiveIntegerField(default=0)
    open_until = models.DateTimeField(null=True)
    open_seconds = models.PositiveIntegerField(
        default=0, help_text="how long it was last opened for; doubles"
    )
    probing_until = models.DateTimeField(null=True)
    wait_until = models.DateTimeField(null=True)
    rejected_key = models.CharField(max_length=32, blank=True)
    rejected_at = models.DateTimeField(null=True)
    rejected_message = models.TextField(blank=True)
    failed_at = models.DateTimeField(null=True)
    failure_kind = models.CharField(max_length=40, blank=True)
    failure_message = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, help_text="to the minute")

    def __str__(self) -> str:
        return f"SourceHub {self.source}"
