"""Lists of customers that people keep, and what each likes the list to be."""

from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models.deletion import CASCADE, SET_NULL, Collector

from accounts.models import User
from accounts.permissions import Permission

LONGEST_NAME = 60


def leave_to_the_team(
    collector: Collector,
    field: Any,
    views: models.QuerySet["SavedView"],
    using: str,
) -> None:
    """With its maker a private view goes; a shared one stays, as nobody's own."""
    CASCADE(collector, field, views.filter(shared=False), using)
    SET_NULL(collector, field, views.filter(shared=True), using)


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    def seen_by(self, user: User) -> Self:
        """One's own and those shared with everybody."""
        return self.filter(models.Q(owner=user) | models.Q(shared=True))


class SavedView(models.Model):
    """A state of the list (see customers/state.py) under a name.

    A private view is its owner's; a shared one is everybody's to use and the managers'
    to change, whoever made it and whatever became of them.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=leave_to_the_team,
        related_name="customer_views",
    )
    name = models.CharField(max_length=LONGEST_NAME)
    query = models.TextField(blank=True)
    shared = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = ("name", "id")
        constraints = [
            models.UniqueConstraint(fields=["owner", "name"], name="one_view_a_name")
        ]
        indexes = [
            models.Index(
                fields=["shared"],
                name="view_shared",
                condition=models.Q(shared=True),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def keep(self, **fields: Any) -> bool:
        """Changes these fields; False, where somebody deleted the view meanwhile.
        Raises django.db.IntegrityError for a name that its owner has given already."""
        with transaction.atomic():
            found = SavedView.objects.filter(pk=self.pk).update(**fields)
        for name, value in fields.items():
            setattr(self, name, value)
        return bool(found)

    @transaction.atomic
    def discard(self) -> None:
        """Deletes it. First it is locked: else somebody could make it their default
        between the look for those whose default it is and its end."""
        for view in SavedView.objects.select_for_update().filter(pk=self.pk):
            view.delete()

    def may_be_changed_by(self, user: User) -> bool:
        if self.shared:
            return user.has_perm(Permission.OVERSEE)
        return self.owner_id == user.pk


class Habit(models.Model):
    """How somebody wants the list to be without being asked: "" and None are as ever.

    A view that is not shared any more is nobody's default but its owner's.
    """

    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        primary_key=True,
        on_delete=CASCADE,
        related_name="customer_habit",
    )
    columns = models.TextField(blank=True, help_text="names with commas between")
    default = models.ForeignKey(
        SavedView, null=True, blank=True, on_delete=SET_NULL, related_name="+"
    )

    def __str__(self) -> str:
        return f"habit of {self.owner_id}"
