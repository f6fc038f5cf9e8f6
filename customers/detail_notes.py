"""The notes of one's own team beside a customer."""

from dataclasses import dataclass

from django import forms
from django.shortcuts import get_object_or_404

from accounts.models import User
from accounts.permissions import Permission
from customers.models import Customer, Note
from customers.models.note import LONGEST_NOTE

SHOWN = 5
SHOWN_AT_MOST = 500


class Lines(forms.CharField):
    """Plain text of several lines. A browser sends two characters for each line's end,
    and counts one."""

    widget = forms.Textarea

    def to_python(self, value: object) -> str:
        text = str(super().to_python(value) or "")
        return text.replace("\r\n", "\n").replace("\r", "\n")


class NoteForm(forms.Form):
    text = Lines(
        max_length=LONGEST_NOTE,
        label="Note",
        error_messages={
            "required": "Write something first.",
            "max_length": "That is %(show_value)s characters long;"
            " a note has at most %(limit_value)s.",
        },
    )


@dataclass(frozen=True, slots=True)
class Writing:
    """What is being written: a new note, or the one with the id `editing`. `said` is
    what was just done, in words."""

    form: NoteForm
    editing: int | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A note, and what the person who looks at it may do with it."""

    note: Note
    may_edit: bool
    may_delete: bool


@dataclass(frozen=True, slots=True)
class Notes:
    """The newest notes first, and what is being written. `more`: there are others,
    which a link shows; `cut`: so many that the oldest are not shown."""

    shown: list[Shown]
    writing: Writing
    more: bool
    cut: bool


def notes_of(
    customer: Customer, person: User, *, writing: Writing, whole: bool
) -> Notes:
    """The customer's notes, in one query. One that is edited is always among them."""
    limit = SHOWN_AT_MOST if whole or writing.editing else SHOWN
    found = list(Note.objects.of(customer)[: limit + 1])
    oversees = person.has_perm(Permission.OVERSEE)
    shown = [_shown(note, person, oversees=oversees) for note in found[:limit]]
    is_more = len(found) > limit
    return Notes(
        shown,
        writing,
        more=is_more and limit < SHOWN_AT_MOST,
        cut=is_more and limit == SHOWN_AT_MOST,
    )


def note_of(customer: Customer, pk: int) -> Note:
    """The customer's note with this id. Raises Http404 where there is none."""
    return get_object_or_404(Note.objects.of(customer), pk=pk)


def is_there(customer: Customer, pk: int) -> bool:
    return Note.objects.of(customer).filter(pk=pk).exists()


def is_own(note: Note, person: User) -> bool:
    return note.who_id == person.pk


def may_delete(note: Note, person: User) -> bool:
    return is_own(note, person) or person.has_perm(Permission.OVERSEE)


def _shown(note: Note, person: User, *, oversees: bool) -> Shown:
    own = is_own(note, person)
    return Shown(note, may_edit=own, may_delete=own or oversees)
