"""An answer as a page of the look-up shows it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from django.core.paginator import Page
from django.utils import timezone
from django.utils.safestring import SafeString

from customers.freshness import freshness
from customers.further_numbers import having_as_a_further_one
from customers.models import Customer
from orders.counted import counted, counts_asked
from orders.days import Days
from orders.forms import LookUpForm
from orders.lookup import (
    CUSTOMERS_NAMED,
    Answer,
    customers_asked,
    look_up,
    stored,
)
from orders.models import LookUp
from orders.models.order import OrderQuerySet
from orders.news import News, news_of
from orders.older import older_in
from orders.pages import Pages, first_page_asked
from orders.quarantine import left_out
from orders.relatives import Relative, relatives_of
from orders.totals import Totals, in_words, totals_of
from orders.unfolded import RawOrder, Unfolded, of_a_page, of_all
from orders.written import rows_of
from sourcehub_portal.gateway.deadline import Deadline
from sourcehub_portal.periods import Period, periods
from sourcehub_portal.phone import is_among
from sourcehub_portal.together import Statement, together


class Finding(StrEnum):
    """What there is to say; these are never mixed up."""

    ORDERS = "orders"
    NONE_OF_THESE = "none of these"
    NO_ORDERS = "no orders"
    NO_CUSTOMER = "no customer"
    CANNOT_BE_SAID = "cannot be said"
    ERROR = "error"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class Results:
    """One page of orders, and what belongs around it. There are no totals of a single
    order with an invoice or none: what it comes to stands in its row."""

    answer: Answer
    finding: Finding
    page: Page[RawOrder]
    customers: list[Customer]
    statuses: list[tuple[str, int]]
    left_out: dict[str, int]
    totals: Totals | None
    news: News
    relatives: list[Relative]

    @property
    def periods(self) -> list[tuple[Period, bool]]:
        """Stretches of days to choose from, each with whether it is the one shown."""
        shown = (self.answer.days.first, self.answer.days.last)
        found = periods(timezone.localdate())
        return [(each, shown == (each.start, each.end)) for each in found]

    @property
    def rows(self) -> list[SafeString]:
        """The page's orders, each with everything that a caller may ask for."""
        older = older_in(self.answer, self.page)
        return rows_of(self.page, level=2, news=self.news, older=older)

    @property
    def totals_in_words(self) -> SafeString:
        return in_words(self.totals) if self.totals else SafeString("")

    @property
    def may_have_more_customers(self) -> bool:
        return len(self.customers) == CUSTOMERS_NAMED

    @property
    def companies(self) -> list[Customer]:
        """Customers whose company has this number, and whose contact person has not.

        SourceHub documents its look-up for the contact person's number only.
        """
        phone = self.answer.phone.national
        return [
            each
            for each in self.customers
            if each.contact_national != phone
            and not is_among(phone, [each.contactperson_number])
        ]


def asked(form: LookUpForm, *, deadline: Deadline | None = None) -> Answer:
    """The answer to a valid form: the first of its numbers is looked up."""
    cleaned = form.cleaned_data
    return look_up(
        cleaned["phone"][0],
        start=cleaned["start"],
        end=cleaned["end"],
        again=cleaned["again"],
        deadline=deadline,
    )


def at_once(form: LookUpForm) -> Answer | None:
    """What is stored for a valid form; None where the answer itself is at hand, and
    SourceHub is not to be asked again."""
    cleaned = form.cleaned_data
    return stored(
        cleaned["phone"][0],
        start=cleaned["start"],
        end=cleaned["end"],
        again=cleaned["again"],
    )


def question_of(form: LookUpForm) -> LookUp | None:
    """The row of what a valid form asks, where it was ever asked."""
    cleaned = form.cleaned_data
    days = Days.between(cleaned["start"], cleaned["end"])
    asked = LookUp.objects.covering(cleaned["phone"][0].national, days)
    return asked.filter(start=days.start, end=days.end).first()


def selected(answer: Answer, form: LookUpForm) -> OrderQuerySet:
    """The orders of the answer that the form's status leaves, and what it finds."""
    status, find = form.cleaned_data["status"], form.cleaned_data["find"]
    orders = answer.orders.filter(status=status) if status else answer.orders
    return orders.saying(find) if find else orders


def results(
    answer: Answer, form: LookUpForm, *, page: str | None, deadline: Deadline
) -> Results:
    """The page with this number, or the nearest there is.

    Makes the same number of queries whatever the number of orders. Where there are
    none, SourceHub is asked about the customers' other numbers, until the deadline.
    """
    status, find = form.cleaned_data["status"], form.cleaned_data["find"]
    orders = partial(selected, answer, form)
    whole = None if status or find else answer.whole
    with together(*_asked_at_once(answer, first=bool(whole) and not page)):
        counts, customers = counted(answer), answer.customers()
        paginator = Pages(orders, None if find else counts.of(status), whole=whole)
        listed = paginator.get_page(page)
    found = paginator.count
    if not customers:  # before anybody is denied, or orders stand there without a name
        national = answer.phone.national
        customers = having_as_a_further_one(national, most=CUSTOMERS_NAMED)
    finding = _finding(answer, found=found, customers=customers)
    return Results(
        answer=answer,
        finding=finding,
        page=listed,
        customers=customers,
        statuses=counts.to_choose(status),
        left_out=left_out(answer.last),
        totals=(
            totals_of(
                answer, _read(orders, listed), by=(status, find, *counts.known_by)
            )
            if _has_sums(listed)
            else None
        ),
        news=news_of(answer, counts),
        relatives=(
            relatives_of(answer, customers, deadline=deadline)
            if finding is Finding.NO_ORDERS
            else []
        ),
    )


def _read(
    orders: Callable[[], OrderQuerySet], page: Page[RawOrder]
) -> Callable[[], Iterable[Unfolded]]:
    return partial(of_all, orders, shown=list(page), count=page.paginator.count)


def _has_sums(page: Page[RawOrder]) -> bool:
    several = page.paginator.count > 1
    return several or any(len(order.invoices) > 1 for order in of_a_page(page))


def _asked_at_once(answer: Answer, *, first: bool) -> Iterator[Statement]:
    """What every page of a whole answer asks, and the `first` of all its orders."""
    if answer.whole:
        yield counts_asked(*answer.whole)
        yield customers_asked(answer.phone, answer.whole[1])
        if first:
            yield first_page_asked(*answer.whole)


def _finding(answer: Answer, *, found: int, customers: list[Customer]) -> Finding:
    if found:
        return Finding.ORDERS
    if answer.pending and not answer.came:
        return Finding.PENDING
    if answer.look_up is None:
        return Finding.ERROR
    if answer.look_up.orders.exists():
        return Finding.NONE_OF_THESE
    if customers:
        return Finding.NO_ORDERS
    return Finding.NO_CUSTOMER if _all_are_known() else Finding.CANNOT_BE_SAID


def _all_are_known() -> bool:
    """Whether the mirror ever had everybody: nobody is denied out of half a list."""
    return freshness().was_complete
