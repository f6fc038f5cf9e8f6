"""What one's own team writes beside a customer: nothing of it goes to SourceHub."""

from typing import Self

from django.conf import settings
from django.db import models

from customers.models.customer import Customer

LONGEST_NOTE = 2_000


class NoteQuerySet(models.QuerySet["Note"]):
    def of(self, customer: Customer) -> Self:
        """Those beside this customer: another SourceHub's may have had the same id."""
        return self.filter(customer=customer, source=customer.source)


class BookmarkQuerySet(models.QuerySet["Bookmark"]):
    def of(self, customer: Customer) -> Self:
        """Those of this customer: another SourceHub's may have had the same id."""
        return self.filter(customer=customer, source=customer.source)


class Note(models.Model):
    """A few plain lines about a customer. `author` stays when the person is deleted."""

    customer = models.ForeignKey(
        Customer, on_delete=models.CASCADE, related_name="notes"
    )
    source = models.CharField(max_length=32)
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="notes",
    )
    author = models.CharField(max_length=150, help_text="the username")
    text = models.TextField()
    written_at = models.DateTimeField(auto_now_add=True)
    edited_at = models.DateTimeField(null=True, blank=True)

    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ("-written_at", "-id")
        indexes = [
            models.Index(fields=["customer", "-written_at", "-id"], name="note_of_one")
        ]

    def __str__(self) -> str:
        return f"{self.author}: {self.text[:40]}"


class Bookmark(models.Model):
    """A customer that somebody wants to find again: each person has their own."""

    customer = models.ForeignKey(
        Customer, on_delete=models.CASCADE, related_name="bookmarks"
    )
    source = models.CharField(max_length=32)
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="bookmarks"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    objects = BookmarkQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-id")
        constraints = [
            models.UniqueConstraint(
                fields=["who", "customer", "source"], name="one_bookmark_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.who_id}: {self.customer_id}"
