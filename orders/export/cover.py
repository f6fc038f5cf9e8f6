"""What a download says of itself in words: the first sheet of a workbook."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import format_decimal
from django.utils import timezone

from orders.days import Days
from orders.forms import LookUpForm
from orders.lookup import Answer
from orders.older import older_of
from orders.quarantine import left_out
from orders.results import selected
from orders.sums import total
from sourcehub_portal.age import day, day_and_time
from sourcehub_portal.money import rupees
from sourcehub_portal.spreadsheet import About, Cell
from sourcehub_portal.templatetags.portal import indian

from .sheet import Sheet


def cover(answer: Answer, form: LookUpForm, sheet: Sheet, *, by: str) -> About:
    """(what, words): what was selected, what it comes to, when, by whom (a username),
    and how old it is."""
    return (
        ("Rows", format_decimal(sheet.count, locale="en_IN")),
        ("Phone", str(answer.phone)),
        ("Days", _days(answer.days)),
        *_narrowed(form),
        ("Order", "Date, newest first"),
        ("Columns", ", ".join(column.name for column in sheet.columns)),
        *_sums(sheet),
        ("Exported", day_and_time(timezone.now())),
        ("Exported by", by),
        *_age(answer, form),
    )


def _days(days: Days) -> str:
    if not days.limited:
        return "All"
    start = day(days.first) if days.first else "the first"
    return f"{start} to {day(days.last) if days.last else 'the last'}"


def _narrowed(form: LookUpForm) -> Iterator[tuple[str, str]]:
    for name, what in (("status", "Status"), ("find", "In products and numbers")):
        if form.cleaned_data[name]:
            yield what, form.cleaned_data[name]


def _sums(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Of the exact amounts. A cell that SourceHub leaves empty adds nothing, and
    that there are such cells is said."""
    summed = [column for column in sheet.columns if column.name in sheet.summed]
    sums = [_Sum() for _ in summed]
    for row in sheet.read():
        for column, sum_ in zip(summed, sums, strict=True):
            sum_.add(column.value(row))
    for column, sum_ in zip(summed, sums, strict=True):
        yield f"Sum of {column.name}", sum_.in_words


@dataclass(slots=True)
class _Sum:
    amount: Decimal | None = None
    empty: int = 0

    def add(self, cell: Cell) -> None:
        if isinstance(cell, Decimal):
            self.amount = total((self.amount, cell))
        else:
            self.empty += 1

    @property
    def in_words(self) -> str:
        if not self.empty:
            return rupees(self.amount)
        rows = format_decimal(self.empty, locale="en_IN")
        return f"{rupees(self.amount)}, without rows that have none: {rows}"


def _age(answer: Answer, form: LookUpForm) -> Iterator[tuple[str, str]]:
    row = answer.look_up
    if row and row.succeeded_at:
        what = "Copy, asked SourceHub for" if answer.copied_at else "SourceHub asked"
        yield what, day_and_time(row.succeeded_at)
    if answer.error:
        yield "Why a copy", answer.error.message
    elif answer.empty_at:
        nothing = (
            "nothing that can be shown"
            if answer.last and answer.last.left_out
            else "nothing"
        )
        yield "Why a copy", f"SourceHub returned {nothing} when it was asked last."
    if row and not row.complete:
        yield "Missing", row.missing
    if unreadable := left_out(answer.last).get("unreadable"):
        yield "Left out", f"{indian(unreadable)} of SourceHub's that cannot be read"
    chosen = selected(answer, form).order_by().values("pk")
    if older := older_of(answer).filter(pk__in=chosen).count():
        yield "Of answers before", f"{indian(older)} that the last one did not bring"
