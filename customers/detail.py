"""One customer's page: what SourceHub says, what we make of it, what our team adds."""

from dataclasses import dataclass
from functools import cached_property
from typing import Self

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from accounts.models import User
from customers.contact import mail_link, phone_of
from customers.detail_gst import GstCard, gst_card
from customers.detail_history import History, Standing, history_of, standing_of
from customers.detail_notes import NoteForm, Notes, Writing, notes_of
from customers.detail_others import Others, others_of
from customers.documented import Value, facts
from customers.models import Bookmark, Customer
from sourcehub_portal.gateway.parsing import parse_customer
from sourcehub_portal.gateway.records import CustomerRecord
from sourcehub_portal.phone import Phone
from sourcehub_portal.pin import PinCheck, check_pin


@dataclass(frozen=True)
class Detail:
    """What the page shows. Each part asks the database once, however much there is."""

    customer: Customer
    person: User
    writing: Writing
    whole_history: bool = False
    all_notes: bool = False

    @classmethod
    def of(cls, customer: Customer, request: HttpRequest) -> Self:
        """As the address asks for it. Raises PermissionDenied when nobody is signed
        in."""
        return cls(
            customer,
            signed_in(request),
            Writing(NoteForm()),
            whole_history=request.GET.get("history") == "all",
            all_notes=request.GET.get("notes") == "all",
        )

    @cached_property
    def phone(self) -> Phone | None:
        return phone_of(self.customer)

    @cached_property
    def mail(self) -> str:
        return mail_link(self.customer.email)

    @cached_property
    def record(self) -> CustomerRecord:
        return parse_customer(self.customer.raw)

    @cached_property
    def facts(self) -> list[tuple[str, Value]]:
        return list(facts(self.record))

    @cached_property
    def gst(self) -> GstCard:
        return gst_card(self.customer)

    @cached_property
    def pin(self) -> PinCheck:
        return check_pin(self.customer.pin_code, self.customer.state)

    @cached_property
    def standing(self) -> Standing:
        return standing_of(self.customer)

    @cached_property
    def history(self) -> History:
        return history_of(self.customer, whole=self.whole_history)

    @cached_property
    def others(self) -> list[Others]:
        return list(others_of(self.customer))

    @cached_property
    def notes(self) -> Notes:
        return notes_of(
            self.customer, self.person, writing=self.writing, whole=self.all_notes
        )

    @cached_property
    def bookmarked(self) -> bool:
        return Bookmark.objects.of(self.customer).filter(who=self.person).exists()


def signed_in(request: HttpRequest) -> User:
    """The person who looks. Raises PermissionDenied when nobody is signed in."""
    if not isinstance(request.user, User):
        raise PermissionDenied("Sign in first.")
    return request.user
