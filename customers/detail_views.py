"""What people do on a customer's page: bookmark it, write notes beside it."""

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import Action
from accounts.access import note as note_access
from accounts.permissions import Permission, may
from customers.detail import Detail, signed_in
from customers.detail_notes import (
    NoteForm,
    Writing,
    is_own,
    is_there,
    may_delete,
    note_of,
)
from customers.models import Bookmark, Customer, Note


@may(Permission.BROWSE)
@require_POST
def bookmark(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Sets one's own bookmark (`on`), or takes it away."""
    customer = _customer(customer_id)
    person, source = signed_in(request), customer.source
    if request.POST.get("on"):
        Bookmark.objects.get_or_create(who=person, customer=customer, source=source)
    else:
        Bookmark.objects.of(customer).filter(who=person).delete()
    if request.headers.get("HX-Target") != "bookmark":
        return redirect(customer)
    detail = Detail.of(customer, request)
    return render(request, "customers/_bookmark.html", {"detail": detail})


@may(Permission.BROWSE)
@require_POST
def add_note(request: HttpRequest, customer_id: int) -> HttpResponse:
    customer, person = _customer(customer_id), signed_in(request)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _answer(request, customer, Writing(form))
    Note.objects.create(
        customer=customer,
        source=customer.source,
        who=person,
        author=person.username,
        text=form.cleaned_data["text"],
    )
    return _done(request, customer, "Your note is added.")


@may(Permission.BROWSE)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_note(request: HttpRequest, customer_id: int, note_id: int) -> HttpResponse:
    """The page with one's own note opened for writing; then the note is written."""
    customer = _customer(customer_id)
    if request.method == "POST" and not is_there(customer, note_id):
        return _deleted_meanwhile(request, customer)
    note = note_of(customer, note_id)
    if not is_own(note, signed_in(request)):
        raise PermissionDenied("Only who wrote a note may change it.")
    data = request.POST if request.method == "POST" else None
    form = NoteForm(data, initial={"text": note.text})
    if not form.is_valid():
        return _answer(request, customer, Writing(form, editing=note.pk))
    if form.has_changed():
        note.text, note.edited_at = form.cleaned_data["text"], timezone.now()
        note.save(update_fields=["text", "edited_at"])
    return _done(request, customer, "Your note is changed.")


@may(Permission.BROWSE)
@require_POST
def delete_note(request: HttpRequest, customer_id: int, note_id: int) -> HttpResponse:
    customer = _customer(customer_id)
    note = note_of(customer, note_id)
    if not may_delete(note, signed_in(request)):
        raise PermissionDenied("Only who wrote a note, or a manager, may delete it.")
    note.delete()
    return _done(request, customer, f"The note by {note.author} is deleted.")


def _deleted_meanwhile(request: HttpRequest, customer: Customer) -> HttpResponse:
    """What was written for a note that is gone stands in the form for a new one."""
    form = NoteForm(request.POST)
    form.full_clean()
    form.add_error("text", "This note was deleted meanwhile. Add yours as a new one.")
    return _answer(request, customer, Writing(form))


def _customer(pk: int) -> Customer:
    return get_object_or_404(Customer.objects.here(), pk=pk)


def _is_part(request: HttpRequest) -> bool:
    return request.headers.get("HX-Target") == "notes"


def _done(request: HttpRequest, customer: Customer, said: str) -> HttpResponse:
    if _is_part(request):
        return _answer(request, customer, Writing(NoteForm(), said=said))
    messages.success(request, said)
    return redirect(f"{customer.get_absolute_url()}#notes")


def _answer(request: HttpRequest, customer: Customer, writing: Writing) -> HttpResponse:
    """The notes, or the whole page with them, as they are being written."""
    detail = Detail(customer, signed_in(request), writing)
    refused = writing.form.is_bound and not writing.form.is_valid()
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    part = _is_part(request)
    if not part:
        note_access(request, Action.CUSTOMER, subject=str(customer.pk), count=1)
    template = "customers/_notes.html" if part else "customers/detail.html"
    context = {"detail": detail, "customer": customer}
    return render(request, template, context, status=status)
