"""Faults of what is asked: a server that does not listen."""

from dataclasses import replace

from sourcehub_portal.sandbox.faults.layers import QUESTION
from sourcehub_portal.sandbox.question import DEFAULT_COUNT, Question


@QUESTION.fault("count-ignored")
def count_ignored(question: Question) -> Question:
    """Ten rows come whatever count was asked for."""
    return replace(question, count=DEFAULT_COUNT)


@QUESTION.fault("skip-ignored")
def skip_ignored(question: Question) -> Question:
    """Every page is the first, whatever skip was asked for."""
    return replace(question, skip=0)
