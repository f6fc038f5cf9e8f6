"""What must be true of the database whatever is in it."""

from collections.abc import Iterator

from django.apps import apps
from django.db import connection
from django.db.models import Exists, ForeignKey, Model, OuterRef

from sourcehub_portal.finding import Exceptions, Finding

_ROOMS = ("gateway", "customers", "orders")

# Both look at everything in the file, the mirror or not.
_SQLITE = ("integrity_check", "foreign_key_check")
_NOT_VALIDATED = """
    SELECT conrelid::regclass || '.' || conname FROM pg_constraint
    WHERE NOT convalidated AND connamespace = current_schema()::regnamespace
    ORDER BY 1
"""
_NOT_VALID = """
    SELECT indexrelid::regclass::text FROM pg_index JOIN pg_class ON oid = indexrelid
    WHERE NOT (indisvalid AND indisready)
    AND relnamespace = current_schema()::regnamespace
    ORDER BY 1
"""


def findings() -> Iterator[Finding]:
    """The database's own checks, and that every reference leads somewhere."""
    if connection.vendor == "sqlite":
        yield from map(_checked_by_sqlite, _SQLITE)
    else:
        yield _named("Constraints that were never validated", _NOT_VALIDATED)
        yield _named("Indexes that are not valid", _NOT_VALID)
    yield _orphans()


def _checked_by_sqlite(check: str) -> Finding:
    rows = _rows(f"PRAGMA {check}")
    complaints = Exceptions()
    for row in rows:
        if row != ("ok",):
            complaints.add(" ".join(map(str, row)))
    return Finding(not complaints.count, f"SQLite's {check}: complaints {complaints}.")


def _named(what: str, query: str) -> Finding:
    found = Exceptions()
    for (name,) in _rows(query):
        found.add(name)
    return Finding(not found.count, f"{what}: {found}.")


def _rows(query: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        rows: list[tuple[object, ...]] = cursor.fetchall()
    return rows


def _orphans() -> Finding:
    references = list(_references())
    orphans = Exceptions()
    for reference in references:
        if count := _leading_nowhere(reference):
            orphans.add(f"{reference}: {count:,}")
    return Finding(
        not orphans.count,
        f"{len(references)} kinds of references between rows;"
        f" leading nowhere: {orphans}.",
    )


def _references() -> "Iterator[ForeignKey[Model, Model]]":
    for room in _ROOMS:
        for model in apps.get_app_config(room).get_models(include_auto_created=True):
            for field in model._meta.concrete_fields:
                if isinstance(field, ForeignKey):
                    yield field


def _leading_nowhere(reference: "ForeignKey[Model, Model]") -> int:
    target = reference.target_field
    there = target.model._default_manager.filter(
        **{target.attname: OuterRef(reference.attname)}
    )
    rows = reference.model._default_manager.exclude(**{reference.attname: None})
    return rows.filter(~Exists(there)).count()
