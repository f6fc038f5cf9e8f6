"""The number that the kept counts change by grows with every customer that is another,
whatever of it has changed: what searches found is recalled until then.

On PostgreSQL whoever writes customers waits for whoever else does: of two numbers given
at once, the one that is committed later could be overlooked.
"""

from importlib import import_module

from django.db import migrations

kept = import_module("customers.migrations.0005_kept_by_the_database")
KIND, NEXT = kept.KIND, kept.NEXT
LOCK = 7_201_109  # a number of our own among the advisory locks

SQLITE = [
    f"""
    CREATE TRIGGER customers_changed AFTER UPDATE OF raw_hash ON customers_customer
    WHEN old.raw_hash <> new.raw_hash
    BEGIN
        UPDATE customers_facetcount SET change = {NEXT}
        WHERE ({KIND}) = ({kept._of("new")});
    END
    """,
]


def _counted(name, rows):
    """The function of 0005, of a kind also where its number stays and a row does not:
    the sum of the rows' marks is another then."""
    counted = " UNION ALL ".join(
        f"SELECT {KIND}, {more} AS more,"
        f" {more} * hashtextextended(id || raw_hash, 0)::numeric AS mark FROM {table}"
        for table, more in rows.items()
    )
    return f"""
        CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            INSERT INTO customers_facetcount AS kept ({KIND}, customers, change)
            SELECT {KIND}, sum(more), {NEXT} FROM ({counted}) AS counted
            GROUP BY {KIND} HAVING sum(more) <> 0 OR sum(mark) <> 0
            ON CONFLICT ({KIND}) DO UPDATE
            SET customers = kept.customers + excluded.customers,
                change = excluded.change;
            RETURN NULL;
        END $$
    """


POSTGRESQL = [
    _counted("customers_counted_again", {"new_rows": 1, "old_rows": -1}),
    f"""
    CREATE FUNCTION customers_one_writer() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM pg_advisory_xact_lock({LOCK});
        RETURN NULL;
    END $$
    """,
    """
    CREATE TRIGGER customers_one_writer
    BEFORE INSERT OR UPDATE OR DELETE ON customers_customer
    FOR EACH STATEMENT EXECUTE FUNCTION customers_one_writer()
    """,
]


def keep(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in SQLITE if is_sqlite else POSTGRESQL:
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [("customers", "0008_saved_views")]

    operations = [migrations.RunPython(keep, elidable=False)]
