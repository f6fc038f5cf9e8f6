"""The indexes that a first import does without, and that are built behind it.

A row that comes into a large table is written into every index, each time somewhere
else: most of a first import's time. An index that is built at once is written from its
front to its end. So an empty mirror lays down those that only its lists need, reads
everybody, and takes them up again. A page finds its rows without them, only later.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from django.db import connection, transaction
from django.db.models import Index

from customers.models import Customer, SearchIndex

# A sweep, and the list by name that is looked at meanwhile, need these themselves.
ALWAYS = {"customer_by_name", "customer_not_present"}
TRIGRAMS = "customers_search"
# Fewer customers are imported in no time with all indexes there.
MANY = 20_000
# So many customers are put into SQLite's search index while all others wait to write.
AT_ONCE = 10_000

_NAMES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = %s",
    "postgresql": "SELECT indexname FROM pg_indexes WHERE tablename = %s"
    " AND schemaname = current_schema()",
}
_TRIGRAMS_OF_POSTGRESQL = (
    f"CREATE INDEX {TRIGRAMS} ON customers_customer"
    " USING gin (search_text gin_trgm_ops)"
)
_NEXT = """
    INSERT INTO customers_search (rowid, search_text)
    SELECT id, search_text FROM customers_customer
    WHERE id > %s ORDER BY id LIMIT %s
"""


def lay_down() -> None:
    """Before a first import: does nothing where there are customers already."""
    if Customer.objects.exists():
        return
    for index in _of_lists():
        _run(f"DROP INDEX IF EXISTS {connection.ops.quote_name(index.name)}")
    if connection.vendor == "sqlite":
        SearchIndex.objects.update_or_create(defaults={"built_to": 0})
    else:
        _run(f"DROP INDEX IF EXISTS {TRIGRAMS}")


def take_up() -> None:
    """Builds whatever is missing: nothing, nearly always.

    Each in a transaction of its own, so that others who want to write get their turn
    (on PostgreSQL, behind that of trigrams), and whoever is killed goes on where they
    were. Raises django.db.Error.
    """
    there = _names()
    writing = [_written(each) for each in _of_lists() if each.name not in there]
    if connection.vendor == "postgresql" and TRIGRAMS not in there:
        _build(_TRIGRAMS_OF_POSTGRESQL, beside=writing)
    else:
        _run_all(writing)
    if connection.vendor == "sqlite":
        while _search_further():
            pass
        # How many rows an index gives is what SQLite chooses by.
        _run("PRAGMA optimize")


def missing() -> list[str]:
    """The names of the indexes that are not there, or not whole."""
    there = _names()
    names = [index.name for index in Customer._meta.indexes if index.name not in there]
    if connection.vendor == "sqlite":
        whole = not SearchIndex.objects.exists()
    else:
        whole = TRIGRAMS in there
    return names if whole else [*names, TRIGRAMS]


def _of_lists() -> Iterator[Index]:
    return (index for index in Customer._meta.indexes if index.name not in ALWAYS)


def _names() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(_NAMES[connection.vendor], [Customer._meta.db_table])
        return {name for (name,) in cursor.fetchall()}


def _written(index: Index) -> str:
    writer = connection.schema_editor(collect_sql=True)
    return str(index.create_sql(Customer, writer))


def _build(long: str, *, beside: list[str]) -> None:
    """The `long` one on a connection of its own: the index of trigrams takes as long as
    all others, and keeps no more than one processor busy (until PostgreSQL 18). An
    error is told once both are through. Within a transaction, whose locks another
    connection would wait for, one comes after the other."""
    if connection.in_atomic_block:
        _run_all([*beside, long])
        return
    with ThreadPoolExecutor(1) as pool:
        built = pool.submit(_run_alone, long)
        try:
            _run_all(beside)
        finally:
            built.result()


def _run_alone(statement: str) -> None:
    try:
        _run(statement)
    finally:
        connection.close()


def _run_all(statements: list[str]) -> None:
    for statement in statements:
        _run(statement)


@transaction.atomic
def _search_further() -> bool:
    """Puts the next customers into SQLite's search index; whether there may be more."""
    index = SearchIndex.objects.first()
    if index is None:
        return False
    later = Customer.objects.filter(pk__gt=index.built_to).order_by("pk")
    ids = list(later.values_list("pk", flat=True)[:AT_ONCE])
    if not ids:
        index.delete()
        return False
    _run(_NEXT, index.built_to, AT_ONCE)
    index.built_to = ids[-1]
    index.save()
    return True


def _run(statement: str, *parameters: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
