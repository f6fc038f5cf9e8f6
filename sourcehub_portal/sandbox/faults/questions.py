"""Faults of what is asked: a server that does not listen."""

from dataclasses import replace
from datetime import date, timedelta

from sourcehub_portal.sandbox.faults.layers import QUESTION
from sourcehub_portal.sandbox.question import DEFAULT_COUNT, Question


@QUESTION.fault("count-ignored", row=32)
def count_ignored(question: Question) -> Question:
    """Ten rows come whatever count was asked for."""
    return replace(question, count=DEFAULT_COUNT)


@QUESTION.fault("skip-ignored", row=33)
def skip_ignored(question: Question) -> Question:
    """Every page is the first, whatever skip was asked for."""
    return replace(question, skip=0)


@QUESTION.fault("end-days-left-out", row=39)
def end_days_left_out(question: Question) -> Question:
    """The first and the last day of a range of dates do not belong to it."""
    return replace(
        question,
        from_date=_moved(question.from_date, days=1),
        to_date=_moved(question.to_date, days=-1),
    )


def _moved(day: date | None, *, days: int) -> date | None:
    if day in (None, date.min, date.max):
        return day
    return day + timedelta(days)
