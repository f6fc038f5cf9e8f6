"""The export: every row that the list has, in its order."""

import csv
import io
import json
from datetime import UTC, datetime
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.http import StreamingHttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Access
from customers import selection
from customers.models import Sweep
from sourcehub_portal.source import current_source
from tests.customers.factory import make_customer, make_customers, raw_customer

pytestmark = pytest.mark.django_db
EXPORT = "/customers/export/"


def body(client: Client, **parameters: Any) -> bytes:
    answer = client.get(EXPORT, parameters)
    assert answer.status_code == 200
    assert isinstance(answer, StreamingHttpResponse)
    return answer.getvalue()


def csv_rows(client: Client, **parameters: Any) -> list[dict[str, str]]:
    text = body(client, format="csv", **parameters).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def xlsx_rows(client: Client, **parameters: Any) -> list[tuple[Any, ...]]:
    file = io.BytesIO(body(client, format="xlsx", **parameters))
    sheet = openpyxl.load_workbook(file)["Customers"]
    return list(sheet.iter_rows(values_only=True))


def cover(client: Client, **parameters: Any) -> dict[str, str]:
    """What the workbook's first sheet says."""
    file = io.BytesIO(body(client, format="xlsx", **parameters))
    sheet = openpyxl.load_workbook(file).worksheets[0]
    return {str(what): str(said) for what, said in sheet.values}


def test_the_columns_are_those_of_the_table_and_the_id_comes_first(
    manager: Client,
) -> None:
    make_customer(9, display_name="Asha", contactperson_number="+91 98450 12345")
    row = csv_rows(manager)[0]
    assert list(row) == [
        "ID",
        "Name",
        "Contact",
        "Phone",
        "City",
        "State",
        "GST treatment",
        "Status",
        "Approval",
        "GSTIN",
        "Code",
        "E-mail",
        "Company",
        "Company phone",
        "Area",
        "PIN code",
        "First seen",
        "Last change",
    ]
    assert (row["ID"], row["Name"], row["Phone"]) == ("9", "Asha", "+91 98450 12345")


def test_every_page_of_the_list_is_exported(manager: Client) -> None:
    make_customers(130)
    rows = csv_rows(manager, page="2", per_page="25")
    assert {int(row["ID"]) for row in rows} == set(range(1, 131))


def test_the_filters_and_the_order_of_the_list_hold(manager: Client) -> None:
    make_customer(1, display_name="Asha", city="Kochi")
    make_customer(2, display_name="Bala", city="Kochi")
    make_customer(3, display_name="Chitra", city="Surat")
    rows = csv_rows(manager, city="Kochi", sort="-name")
    assert [row["Name"] for row in rows] == ["Bala", "Asha"]


def test_every_documented_field_equals_what_sourcehub_sent(manager: Client) -> None:
    fields: dict[str, Any] = {
        "contact_person_name": "Amit De",
        "company_name": 'Arobit, "Pvt" Ltd',
        "display_name": "राम ट्रेडर्स",
        "email": None,
        "contactperson_number": "+91 98450 12345",
        "gstin": "7896GHYO2030256",
        "address_line1": "Tarakeswar",
        "area": "BTM",
        "city": "Bengaluru",
        "state": "Karnataka",
        "pin_code": "560063",
    }
    make_customer(9, **fields)
    sent = dict(flat(json.loads(raw_customer(9, **fields))))
    sent["ID"] = sent.pop("id")
    assert csv_rows(manager, columns="all") == [sent]


def test_an_empty_address_leaves_its_fields_empty(manager: Client) -> None:
    make_customer(9)
    row = csv_rows(manager, columns="all")[0]
    empty = {value for path, value in row.items() if path.startswith("address.")}
    assert empty == {""}


def test_the_first_column_of_every_field_is_the_id(manager: Client) -> None:
    make_customer(9)
    assert next(iter(csv_rows(manager, columns="all")[0])) == "ID"


def test_excel_gets_the_same_rows(manager: Client) -> None:
    make_customer(9, display_name="=1+1", contactperson_number="+91 98450 12345")
    header, row = xlsx_rows(manager)
    assert header[:2] == ("ID", "Name")
    assert row[:4] == (9, "=1+1", None, "+91 98450 12345")


def test_excel_gets_every_documented_field(manager: Client) -> None:
    make_customer(9, city="Bengaluru", pin_code="560063")
    row = dict(zip(*xlsx_rows(manager, columns="all"), strict=True))
    assert row["address.area.city.name"] == "Bengaluru"
    assert row["address.area.city.id"] == 1
    assert row["address.postalcode.code"] == "560063"


def test_the_columns_that_are_asked_for_come_in_their_order_after_the_id(
    manager: Client,
) -> None:
    make_customer(9, display_name="Asha", city="Kochi")
    rows = csv_rows(manager, columns="city,name")
    assert [list(row.items()) for row in rows] == [
        [("ID", "9"), ("City", "Kochi"), ("Name", "Asha")]
    ]


@pytest.mark.parametrize("asked", ["id,city", "city,id", "city,city", "x,city,raw,\0"])
def test_a_column_comes_once_and_an_unknown_one_never(
    manager: Client, asked: str
) -> None:
    make_customer(9)
    assert list(csv_rows(manager, columns=asked)[0]) == ["ID", "City"]


@pytest.mark.parametrize("asked", ["", ",", "nonsense", "ALL"])
def test_where_no_column_is_named_all_of_the_table_come(
    manager: Client, asked: str
) -> None:
    make_customer(9)
    assert csv_rows(manager, columns=asked) == csv_rows(manager)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"display_name": "D", "company_name": "C"}, "D"),
        ({"display_name": "", "company_name": "C", "contact_person_name": "P"}, "C"),
        ({"display_name": "", "contact_person_name": "P"}, "P"),
        ({"display_name": ""}, "Customer 9"),
    ],
)
def test_a_customer_is_called_as_in_the_list(
    manager: Client, fields: dict[str, str], name: str
) -> None:
    assert make_customer(9, **fields).name == name
    assert csv_rows(manager)[0]["Name"] == name


def test_the_first_sheet_says_what_was_selected_by_whom_and_how_many(
    manager: Client,
) -> None:
    make_customer(1, display_name="Asha", city="Kochi", state="Kerala")
    make_customer(2, display_name="Asha", city="Surat", state="Gujarat")
    make_customer(3, display_name="Bala", city="Surat", state="Gujarat")
    said = cover(manager, q="asha", city=["Kochi", "Surat"], sort="-city")
    assert said["Rows"] == "2"
    assert said["Search"] == "asha"
    assert said["City"] == "Kochi or Surat"
    assert said["Order"] == "City, descending"
    assert said["Columns"].startswith("ID, Name, Contact, Phone")
    assert said["Exported by"] == "manager"


def test_the_first_sheet_says_what_was_not_wanted(manager: Client) -> None:
    make_customer(1, city="Kochi")
    make_customer(2, city="Surat")
    said = cover(manager, city="Kochi", **{"not": "city"})
    assert (said["Rows"], said["City is not"]) == ("1", "Kochi")


def test_a_search_is_counted_to_its_end(
    manager: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selection, "COUNTED", 10)
    make_customers(30, city="Kochi")
    make_customers(30, start=31, city="Surat")
    said = cover(manager, q="customer", city="Kochi")
    rows = csv_rows(manager, q="customer", city="Kochi")
    assert len(rows) == 30
    assert said["Rows"] == "30"
    assert {access.count for access in Access.objects.all()} == {30}


def test_who_is_similar_is_exported_behind_who_is_met(manager: Client) -> None:
    make_customer(1, display_name="Lakshmi Stores")
    make_customer(2, display_name="Laxmi Stores")
    rows = csv_rows(manager, q="laxmi")
    assert [row["ID"] for row in rows] == ["2", "1"]
    assert Access.objects.get().count == 2


def test_the_first_sheet_says_when_and_how_old_the_data_were(manager: Client) -> None:
    finished = datetime(2026, 11, 20, 23, 5, tzinfo=UTC)  # the 21st, 04:35 in India
    Sweep.objects.create(
        direction="forward",
        outcome="complete",
        source=current_source(),
        checked_at=finished,
        finished_at=finished,
    )
    said = cover(manager)
    assert said["Data as of"] == "21 Nov 2026, 04:35 (India time)"
    now = timezone.localtime()
    assert said["Exported"].startswith(f"{now:%d %b %Y}, ")


def test_the_first_sheet_says_that_everyone_was_selected(manager: Client) -> None:
    make_customers(3)
    assert cover(manager)["Selected"] == "Every customer"


def test_the_first_sheet_says_that_the_list_was_never_fetched_whole(
    manager: Client,
) -> None:
    assert cover(manager)["Data as of"].startswith("Not fetched completely")


def test_the_first_sheet_says_why_the_last_fetch_failed(manager: Client) -> None:
    Sweep.objects.create(
        direction="forward",
        outcome="incomplete",
        reason="SourceHub did not answer.",
        source=current_source(),
        checked_at=timezone.now(),
    )
    assert cover(manager)["Last fetch"] == "SourceHub did not answer."


def test_an_export_of_nobody_is_a_header(manager: Client) -> None:
    assert body(manager, format="csv", q="nobody").count(b"\r\n") == 1
    assert len(xlsx_rows(manager, q="nobody")) == 1


@pytest.mark.parametrize("columns", ["", "all", "city"])
def test_an_export_of_more_asks_as_often(
    manager: Client, django_assert_num_queries: Any, columns: str
) -> None:
    make_customers(10)
    with CaptureQueriesContext(connection) as few:
        body(manager, format="csv", columns=columns)
    make_customers(1000, start=11)
    with django_assert_num_queries(len(few)):
        body(manager, format="csv", columns=columns)


def test_no_cell_is_run_as_a_formula(manager: Client) -> None:
    make_customer(9, display_name="=1+1")
    assert csv_rows(manager)[0]["Name"] == "'=1+1"


def test_an_export_is_noted_with_its_address_and_count(manager: Client) -> None:
    make_customers(3, city="Kochi")
    body(manager, format="csv", city="Kochi")
    access = Access.objects.get()
    noted = (access.what, access.subject, access.count)
    assert noted == ("export", "format=csv&city=Kochi", 3)


@pytest.mark.parametrize("chosen", ["", "pdf", "CSV", "\0"])
def test_another_format_is_refused_in_words(manager: Client, chosen: str) -> None:
    answer = manager.get(EXPORT, {"format": chosen})
    assert answer.status_code == 400
    assert "format=csv or format=xlsx" in answer.content.decode()


def test_a_refused_export_is_not_noted(manager: Client) -> None:
    manager.get(EXPORT, {"format": "pdf"})
    assert not Access.objects.exists()


def test_who_may_not_export_is_refused(sales: Client) -> None:
    assert sales.get(EXPORT, {"format": "csv"}).status_code == 403


def flat(value: Any, path: str = "") -> list[tuple[str, str]]:
    """The fields of a JSON object by their paths, as texts; "" for null."""
    if not isinstance(value, dict):
        return [(path, "" if value is None else str(value))]
    steps = ((f"{path}.{name}" if path else name, value[name]) for name in value)
    return [field for step in steps for field in flat(step[1], step[0])]
