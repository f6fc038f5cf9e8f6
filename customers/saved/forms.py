"""What somebody types to keep a view."""

from typing import Any
from unicodedata import category

from django import forms
from django.db import IntegrityError

from accounts.models import User
from customers.models import SavedView
from customers.models.saved_view import LONGEST_NAME
from customers.saved.access import insist_on_its_being_there
from customers.saved.keep import keep
from customers.state import LONGEST_STATE

MOST_VIEWS = 50  # of one person: more are a list to search, not a help
TOO_LONG = "So many filters make too long an address to keep."
# Letters and what goes with them, digits, signs: a name is to be seen.
_VISIBLE = ("L", "N", "P", "S")


class NameField(forms.CharField):
    def __init__(self) -> None:
        super().__init__(
            max_length=LONGEST_NAME,
            error_messages={
                "required": "Give the view a name.",
                "max_length": f"At most {LONGEST_NAME} characters, please.",
                "null_characters_not_allowed": "This name cannot be kept.",
            },
        )

    def to_python(self, value: Any) -> str:
        name = " ".join(str(super().to_python(value)).split())
        return name if any(category(c)[0] in _VISIBLE for c in name) else ""


class RenameForm(forms.Form):
    """A new name for `view`, which no other view of its owner has."""

    name = NameField()

    def __init__(self, data: Any, *, view: SavedView) -> None:
        super().__init__(data)
        self.view = view

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        others = SavedView.objects.filter(owner=self.view.owner_id, name=name)
        if self.view.owner_id and others.exclude(pk=self.view.pk).exists():
            raise forms.ValidationError(_taken(name))
        return name

    def save(self) -> bool:
        """Whether it has the name now: another view may have got it meanwhile. Raises
        Http404 where somebody has deleted the view."""
        name = self.cleaned_data["name"]
        try:
            insist_on_its_being_there(self.view.keep(name=name))
        except IntegrityError:
            self.add_error("name", _taken(name))
            return False
        return True


def _taken(name: str) -> str:
    return f"There is a view “{name}” already."


class SaveForm(forms.Form):
    """A name for the list as it is.

    `taken` is the person's view that has this name already, where it may be replaced.
    """

    name = NameField()
    replace = forms.BooleanField(required=False)
    share = forms.BooleanField(required=False)
    default = forms.BooleanField(required=False)
    taken: SavedView | None = None

    def __init__(self, data: Any, *, user: User, state: str) -> None:
        super().__init__(data)
        self.user, self.state = user, state

    def clean(self) -> None:
        own = SavedView.objects.filter(owner=self.user)
        same = own.filter(name=self.cleaned_data.get("name", "")).first()
        if same:
            self._ask_about(same)
        elif own.count() >= MOST_VIEWS:
            self.add_error(None, f"{MOST_VIEWS} views are enough: delete one first.")
        if not self.state:
            self.add_error(None, "This is the whole list: filter or sort it first.")
        if len(self.state) > LONGEST_STATE:
            self.add_error(None, TOO_LONG)

    def _ask_about(self, same: SavedView) -> None:
        if not same.may_be_changed_by(self.user):
            self.add_error("name", "Your shared view has this name. Take another.")
        elif not self.cleaned_data.get("replace"):
            self.taken = same
            self.add_error("name", f"You have a view “{same.name}” already.")

    def save(self) -> SavedView | None:
        """The view; None where another got this name since the form was looked at."""
        given = self.cleaned_data
        try:
            return keep(
                self.user,
                given["name"],
                self.state,
                replace=given["replace"],
                shared=given["share"],
                is_default=given["default"],
            )
        except IntegrityError:
            self.clean()
            return None
