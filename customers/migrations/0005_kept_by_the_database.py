"""Counts of each kind of customer, and the search index, kept by the database itself.

Triggers, because then they are right whoever writes customers: a sweep by thousands, a
test by one, somebody with a database's own tool.
"""

from django.db import migrations

KIND = "shelf, status, approval, gst_treatment, state, city"
NEXT = "(SELECT coalesce(max(change), 0) + 1 FROM customers_facetcount)"
COUNTED = "presence, source, status, approval, gst_treatment, state, city"


def _of(row):
    return ", ".join(f"{row}.{column}" for column in KIND.split(", "))


def _count(row, *, more):
    return f"""
        INSERT INTO customers_facetcount ({KIND}, customers, change)
        VALUES ({_of(row)}, {more}, {NEXT})
        ON CONFLICT ({KIND}) DO UPDATE
        SET customers = customers + excluded.customers, change = excluded.change;
    """


SQLITE = [
    f"""
    CREATE TRIGGER customers_counted_in AFTER INSERT ON customers_customer
    BEGIN {_count("new", more=1)} END
    """,
    f"""
    CREATE TRIGGER customers_counted_again
    AFTER UPDATE OF {COUNTED} ON customers_customer
    WHEN ({_of("new")}) IS NOT ({_of("old")})
    BEGIN {_count("old", more=-1)} {_count("new", more=1)} END
    """,
    # Never below nothing: where all tables are emptied, the counts may be the first.
    f"""
    CREATE TRIGGER customers_counted_out AFTER DELETE ON customers_customer
    BEGIN
        UPDATE customers_facetcount SET customers = customers - 1, change = {NEXT}
        WHERE ({KIND}) = ({_of("old")});
    END
    """,
    # The text stays where it is: the index holds none of its own (external content).
    """
    CREATE VIRTUAL TABLE customers_search USING fts5(
        search_text, content='customers_customer', content_rowid='id',
        tokenize='trigram case_sensitive 1'
    )
    """,
    """
    CREATE TRIGGER customers_indexed_in AFTER INSERT ON customers_customer
    WHEN new.id <= coalesce((SELECT built_to FROM customers_searchindex), new.id)
    BEGIN
        INSERT INTO customers_search (rowid, search_text)
        VALUES (new.id, new.search_text);
    END
    """,
    """
    CREATE TRIGGER customers_indexed_again
    AFTER UPDATE OF search_text ON customers_customer
    WHEN old.search_text <> new.search_text
        AND new.id <= coalesce((SELECT built_to FROM customers_searchindex), new.id)
    BEGIN
        INSERT INTO customers_search (customers_search, rowid, search_text)
        VALUES ('delete', old.id, old.search_text);
        INSERT INTO customers_search (rowid, search_text)
        VALUES (new.id, new.search_text);
    END
    """,
    """
    CREATE TRIGGER customers_indexed_out AFTER DELETE ON customers_customer
    WHEN old.id <= coalesce((SELECT built_to FROM customers_searchindex), old.id)
    BEGIN
        INSERT INTO customers_search (customers_search, rowid, search_text)
        VALUES ('delete', old.id, old.search_text);
    END
    """,
]


def _counts_on_postgresql(name, event, rows):
    """One statement's customers are counted together, however many they are."""
    counted = " UNION ALL ".join(
        f"SELECT {KIND}, {more} AS more FROM {table}" for table, more in rows.items()
    )
    referencing = " ".join(
        f"{table.split('_')[0].upper()} TABLE AS {table}" for table in rows
    )
    return [
        f"""
        CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            INSERT INTO customers_facetcount AS kept ({KIND}, customers, change)
            SELECT {KIND}, sum(more), {NEXT} FROM ({counted}) AS counted
            GROUP BY {KIND} HAVING sum(more) <> 0
            ON CONFLICT ({KIND}) DO UPDATE
            SET customers = kept.customers + excluded.customers,
                change = excluded.change;
            RETURN NULL;
        END $$
        """,
        f"""
        CREATE TRIGGER {name} AFTER {event} ON customers_customer
        REFERENCING {referencing}
        FOR EACH STATEMENT EXECUTE FUNCTION {name}()
        """,
    ]


POSTGRESQL = [
    *_counts_on_postgresql("customers_counted_in", "INSERT", {"new_rows": 1}),
    *_counts_on_postgresql(
        "customers_counted_again", "UPDATE", {"new_rows": 1, "old_rows": -1}
    ),
    *_counts_on_postgresql("customers_counted_out", "DELETE", {"old_rows": -1}),
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    """
    CREATE INDEX customers_search ON customers_customer
    USING gin (search_text gin_trgm_ops)
    """,
]


def keep(apps, schema_editor):
    """What is there already is counted and indexed, then what comes."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    schema_editor.execute(
        f"""
        INSERT INTO customers_facetcount ({KIND}, customers, change)
        SELECT {KIND}, count(*), 1 FROM customers_customer GROUP BY {KIND}
        """
    )
    for statement in SQLITE if is_sqlite else POSTGRESQL:
        schema_editor.execute(statement)
    if is_sqlite:
        schema_editor.execute(
            "INSERT INTO customers_search (customers_search) VALUES ('rebuild')"
        )


def read_again(apps, schema_editor):
    """The columns that came with 0004 are read by the next sweep: it finds every row to
    be another than the one it knows."""
    apps.get_model("customers", "Customer").objects.update(raw_hash="")


class Migration(migrations.Migration):

    dependencies = [("customers", "0004_lists_of_a_million")]

    operations = [
        migrations.RunPython(read_again, migrations.RunPython.noop),
        migrations.RunPython(keep, elidable=False),
    ]
