"""When an invoice falls due, in days. Whether it is paid, SourceHub does not say."""

from datetime import date

from sourcehub_portal.templatetags.portal import indian


def due_in_words(due: date | None, *, today: date) -> str:
    """ "due in 5 days", "due today", "fell due 3 days ago"; "" without a date."""
    if due is None:
        return ""
    days = (due - today).days
    if not days:
        return "due today"
    counted = f"{indian(abs(days))} day{'' if abs(days) == 1 else 's'}"
    return f"due in {counted}" if days > 0 else f"fell due {counted} ago"
