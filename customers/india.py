"""Days as India counts them, in the database and out of it."""

import datetime
from typing import Any

from django.db.models import DateField, Func
from django.utils import timezone

DAY = datetime.timedelta(days=1)


class DayOf(Func):
    """The day on which a moment lies. Django's own is a call into Python for each row
    of SQLite: a second for 100,000 changes. India keeps no summer time."""

    output_field = DateField()
    template = "(%(expressions)s AT TIME ZONE 'Asia/Kolkata')::date"

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        # To the second: SQLite rounds, and a day's last half millisecond would be the
        # next day's.
        template = "date(substr(%(expressions)s, 1, 19), '+330 minutes')"
        return self.as_sql(compiler, connection, template=template, **extra)


def beginning(day: datetime.date) -> datetime.datetime:
    """The moment at which a day begins."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
