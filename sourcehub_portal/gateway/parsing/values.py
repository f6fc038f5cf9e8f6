"""Single values, read leniently: ids, amounts, dates, texts. None: cannot be read."""

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

LARGEST = 2**63 - 1
LARGEST_AMOUNT = Decimal(10) ** 12
_FINEST = -30
_KOLKATA = ZoneInfo("Asia/Kolkata")

# Plain, or grouped as in 1,234.50 and 1,40,000.00; the last group always has three.
_AMOUNT = re.compile(
    r"[+-]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}|(?=\.[0-9]))"
    r"(?:\.[0-9]*)?(?:[eE][+-]?[0-9]{1,4})?"
)
_COUNT = re.compile(r"[0-9]{1,19}")
_DAY_FIRST = re.compile(r"([0-9]{2})-([0-9]{2})-([0-9]{4})")


def read_id(value: object) -> int | None:
    """A whole number from 1 that a database can hold, as number or as text."""
    if type(value) is int and 0 < value <= LARGEST:
        # Nearly every one of a sweep's.
        return value
    return read_count(value) or None


def read_count(value: object) -> int | None:
    """A whole number from 0 that a database can hold, as number or as text."""
    if isinstance(value, str):
        text = value.strip()
        value = int(text) if _COUNT.fullmatch(text) else None
    # Not isinstance: True is an int, too.
    return value if type(value) is int and 0 <= value <= LARGEST else None


def read_amount(value: object) -> Decimal | None:
    """An amount, exactly as its text says, below 10¹² either way.

    Takes "1,234.50" and "1,40,000.00". "1e400" and the like are no amounts.
    """
    if type(value) is int:
        amount = Decimal(value)
    elif isinstance(value, str) and _AMOUNT.fullmatch(text := value.strip()):
        try:
            amount = Decimal(text.replace(",", ""))
        except InvalidOperation:
            return None
    else:
        return None
    if amount.adjusted() < _FINEST or abs(amount) >= LARGEST_AMOUNT:
        return None
    if not amount:
        amount = abs(amount)  # PHP writes a nothing below nothing: -0.0
    exponent = amount.as_tuple().exponent
    # 1E+3 is written out, or it would be shown so.
    return amount.quantize(Decimal(1)) if exponent in range(1, 13) else amount


def read_date(value: object) -> date | None:
    """A day: YYYY-MM-DD as documented, dd-mm-yyyy as asked for, or a moment's day.

    A moment with an offset, as PHP writes it in UTC, is the day it was in Kolkata.
    """
    if not isinstance(value, str):
        return None
    text = value.strip()
    if day_first := _DAY_FIRST.fullmatch(text):
        text = "-".join(reversed(day_first.groups()))
    try:
        if len(text) == 10:
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    try:
        return (moment.astimezone(_KOLKATA) if moment.tzinfo else moment).date()
    except OverflowError:
        return None


def clean(text: str) -> str:
    """`text` without white space around it, and as PostgreSQL can store it."""
    text = text.strip()
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}") if "\0" in text else text
