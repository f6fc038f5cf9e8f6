"""What a request asks for, out of its query string."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import parse_qsl

from sourcehub_portal.sandbox.answer import bad_request

DEFAULT_COUNT = 10
MOST = 100


@dataclass(frozen=True, slots=True)
class Question:
    """One request for a page; the dates are both included."""

    count: int
    skip: int
    phone: str
    from_date: date | None
    to_date: date | None

    def spans(self, day: date) -> bool:
        return (self.from_date is None or self.from_date <= day) and (
            self.to_date is None or day <= self.to_date
        )


def asked(query: str) -> Question:
    """Garbage in `count` and `skip` means their defaults; in a date it is refused.

    Raises ApiError (400).
    """
    given = dict(parse_qsl(query))
    return Question(
        count=min(_whole(given.get("count", "")) or DEFAULT_COUNT, MOST),
        skip=_whole(given.get("skip", "")),
        phone=given.get("phone_number", ""),
        from_date=_day("from_date", given),
        to_date=_day("to_date", given),
    )


def _whole(text: str) -> int:
    # Longer than any list; Python refuses to read more than 4,300 digits.
    return int(text) if text.isdecimal() and len(text) < 19 else 0


def _day(name: str, given: dict[str, str]) -> date | None:
    if not given.get(name):
        return None
    try:
        return datetime.strptime(given[name], "%d-%m-%Y").date()  # noqa: DTZ007 (a date)
    except ValueError as error:
        raise bad_request(
            f"The {name} does not match the format dd-mm-yyyy."
        ) from error
