"""`verify` names what is broken of the database itself."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection

from customers.models import Customer, Hold, Quarantined, Swept
from orders.models import Invoice, Line, LookUp
from orders.models import Quarantined as Unshown
from tests.whole.own_database import OwnDatabase

from .conftest import Verify, failing

ONE_ROW_A_QUESTION = LookUp._meta.constraints[0]
Break = Callable[[], object]


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def failures(said: str) -> str:
    return "\n".join(line for line in said.splitlines() if line.startswith("FAILS"))


@pytest.mark.parametrize(
    ("named", "break_it"),
    [
        ("orders.Line.order", Line(order_id=99, position=0).save),
        ("orders.Invoice.order", Invoice(order_id=99, position=0).save),
        ("orders.Quarantined.look_up", Unshown(look_up_id=99, raw="").save),
        ("orders.LookUp_orders.order", lambda: LookUp.objects.get().orders.add(99)),
        ("orders.LookUp_orders.lookup", lambda: LookUp(pk=99).orders.add(1)),
        ("customers.Swept.sweep", Swept(sweep_id=99, ids=b"").save),
        ("customers.Quarantined.sweep", Quarantined(sweep_id=99, raw="").save),
        (
            "customers.Customer.missing_in",
            lambda: Customer.objects.filter(pk=7).update(missing_in=99),
        ),
        (
            "customers.Hold.sweep",
            lambda: Hold.objects.create(
                sweep_id=99,
                ids=b"",
                count=0,
                mirrored=0,
                raised_at=Customer.objects.earliest("pk").observed_at,
            ),
        ),
    ],
)
def test_a_row_that_refers_to_nothing(
    mirror: None, undone: None, verify: Verify, named: str, break_it: Break
) -> None:
    break_it()
    status, said = verify()
    assert status == 1
    assert f"leading nowhere: 1 ({named}: 1)" in failures(said)


@pytest.fixture
def without_the_constraint(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    # SQLite cannot take it off a table: Django makes the table anew as the model says.
    with monkeypatch.context() as patch, connection.schema_editor() as editor:
        patch.setattr(LookUp._meta, "constraints", [])
        editor.remove_constraint(LookUp, ONE_ROW_A_QUESTION)
    yield
    LookUp.objects.all().delete()
    with connection.schema_editor() as editor:
        editor.add_constraint(LookUp, ONE_ROW_A_QUESTION)


def test_the_same_question_twice(without_the_constraint: None, verify: Verify) -> None:
    for _ in range(2):
        LookUp.objects.create(phone="9845012345", start="0001-01-01", end="9999-12-31")
    status, said = verify()
    assert status == 1
    assert failing(said) == "FAILS  Look-ups: 2; different questions: 1."


@pytest.fixture
def sqlite_file(own_database: OwnDatabase) -> Path:
    if own_database.file is None:
        pytest.skip("PostgreSQL keeps no such file; its own checks are tried")
    return own_database.file


def edit(file: Path, *statements: str) -> None:
    connection = sqlite3.connect(file)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_what_sqlite_s_integrity_check_finds(
    own_database: OwnDatabase, sqlite_file: Path
) -> None:
    edit(
        sqlite_file,
        "INSERT INTO customers_lease VALUES ('customers', 1, '2026-11-20', '')",
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = replace(sql, '\"holder\"', '\"bearer\"')"
        " WHERE name = 'customers_lease'",
        "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema"
        " WHERE name = 'customers_hold') WHERE name = 'customers_sweep'",
    )
    done = own_database.manage("verify")
    assert done.returncode == 1
    assert "FAILS  SQLite's integrity_check: complaints" in done.stdout


def test_what_sqlite_s_foreign_key_check_finds(
    own_database: OwnDatabase, sqlite_file: Path
) -> None:
    edit(
        sqlite_file,
        "INSERT INTO customers_swept (sweep_id, ids) VALUES (99, x'')",
    )
    done = own_database.manage("verify")
    assert done.returncode == 1
    assert (
        "FAILS  SQLite's foreign_key_check: complaints 1 (customers_swept"
        in done.stdout
    )


def test_a_database_without_its_tables_is_said_in_a_line(
    own_database: OwnDatabase,
) -> None:
    own_database.run("DROP TABLE orders_invoice")
    done = own_database.manage("verify")
    assert done.returncode == 1
    assert "FAILS  The database cannot be read: " in done.stdout
    assert "Traceback" not in done.stderr


@pytest.fixture
def on_postgresql(db: None) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite keeps no such notes; its own checks are tried")


def test_a_constraint_that_was_never_validated(
    db: None, on_postgresql: None, verify: Verify
) -> None:
    run("ALTER TABLE customers_sweep ADD CONSTRAINT odd CHECK (requests > 5) NOT VALID")
    status, said = verify()
    assert status == 1
    assert "never validated: 1 (customers_sweep.odd)" in failing(said)


def test_an_index_that_is_not_valid(
    db: None, on_postgresql: None, verify: Verify
) -> None:
    run(
        "UPDATE pg_index SET indisvalid = false"
        " WHERE indexrelid = 'customer_by_name'::regclass"
    )
    status, said = verify()
    assert status == 1
    assert "not valid: 1 (customer_by_name)" in failing(said)
