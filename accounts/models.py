"""Who signs in, and what they looked at."""

from functools import cached_property

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils.text import capfirst

from accounts.held import Held, held_by


class User(AbstractUser):
    """One sign-in of the portal. Its rights come from its role, which is a group.

    `is_demo` marks a sign-in whose password everyone can read in the documentation:
    it works beside the sandbox only.
    """

    is_demo = models.BooleanField("demo sign-in", default=False, editable=False)

    class Meta(AbstractUser.Meta):
        permissions = [
            ("browse", "Can look at customers and orders"),
            ("export", "Can export customers and orders"),
            ("oversee", "Can see the figures and the access log"),
        ]
        constraints = [
            # People sign in whatever the case they type, so "Asha" and "asha" are one.
            models.UniqueConstraint(
                Lower("username"),
                name="username_in_any_case",
                violation_error_message="A user with that username already exists.",
            )
        ]

    @cached_property
    def held(self) -> Held:
        """Asked of the database once a request, for a request has its own user."""
        return held_by(self.pk)

    @property
    def shown_name(self) -> str:
        return self.get_full_name() or self.get_username()

    @property
    def role(self) -> str:
        """What this person is called by: "Manager"; "" for who has no role."""
        if self.is_superuser:
            return "Administrator"
        return capfirst(", ".join(self.held.groups))


class Action(models.TextChoices):
    """What can be done with personal data."""

    LOOKUP = "lookup", "Looked up orders"
    CUSTOMER = "customer", "Opened a customer"
    ORDERS = "orders", "Saw a customer's orders"
    ORDER = "order", "Opened an order"
    OFFERED = "offered", "Was offered orders"
    EXPORT = "export", "Exported"
    ACCEPT = "accept", "Accepted a removal"


class Access(models.Model):
    """One look at personal data: who, what, when, of whom, and how many records.

    `username` repeats the name, so that a row still says who after the user is deleted.
    `subject` is a customer id, an order id, the digits of a phone, or the query string
    of an export; `count` is the number of records shown, None where that says nothing.
    Of an accepted removal they are the hold's id and how many customers it concerns; of
    the orders on a customer's page, the customer's id with the digits of the phone, and
    how many orders; of several that were a choice, their ids, and how many.
    """

    who = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, related_name="accesses"
    )
    username = models.CharField(max_length=150)
    what = models.CharField(max_length=20, choices=Action)
    when = models.DateTimeField(auto_now_add=True)
    subject = models.TextField(blank=True)
    count = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["-when", "-id"]
        verbose_name = "access"
        verbose_name_plural = "access log"
        indexes = [
            models.Index(fields=["-when", "-id"], name="access_newest_first"),
            models.Index(fields=["who", "what", "-when", "-id"], name="access_of_one"),
        ]

    def __str__(self) -> str:
        subject = f" {self.subject}" if self.subject else ""
        return f"{self.username}: {self.get_what_display()}{subject}"
