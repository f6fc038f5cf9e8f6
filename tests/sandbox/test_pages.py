"""Faults of the page: what is heard, found, and said of the list."""

from tests.sandbox.conftest import Ask, Rows
from tests.sandbox_process import SandboxProcess


def test_count_ignored_gives_ten(sandbox: SandboxProcess, rows: Rows) -> None:
    sandbox.control(names=["count-ignored"])
    assert len(rows("customers", count=100)) == 10


def test_skip_ignored_repeats_the_first_page(
    sandbox: SandboxProcess, rows: Rows
) -> None:
    sandbox.control(names=["skip-ignored"])
    assert rows("customers", skip=50) == rows("customers")


def test_no_pagination_leaves_the_rows_alone(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["no-pagination"])
    data = ask("customers", count=3).json()["data"]
    assert list(data) == ["customers"]
    assert len(data["customers"]) == 3


def test_pagination_is_that_of_the_sample(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["pagination-sample"])
    data = ask("orders", phone_number="6396281335").json()["data"]
    assert len(data["orders"]) == 2
    assert data["pagination"]["total"] == 153
    assert data["pagination"]["last_page"] == 16


def test_hole_is_one_empty_page_in_the_middle(
    sandbox: SandboxProcess, rows: Rows
) -> None:
    sandbox.control(names=["hole"])
    sizes = [
        len(rows("customers", count=100, skip=skip)) for skip in (0, 100, 100, 900)
    ]
    assert sizes == [100, 0, 100, 100]


def test_no_customers_is_a_list_without_any(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["no-customers"])
    data = ask("customers").json()["data"]
    assert (data["customers"], data["pagination"]["total"]) == ([], 0)


def test_a_short_page_has_half_of_its_rows_once(
    sandbox: SandboxProcess, rows: Rows
) -> None:
    sandbox.control(names=["short-page"])
    sizes = [
        len(rows("customers", count=100, skip=skip)) for skip in (0, 100, 100, 900)
    ]
    assert sizes == [100, 50, 100, 100]


def test_endless_is_never_read_to_its_end(sandbox: SandboxProcess, rows: Rows) -> None:
    sandbox.control(names=["endless"])
    for skip in range(900, 1500, 100):
        page = rows("customers", count=100, skip=skip)
        assert [row["id"] for row in page] == list(range(skip + 1, skip + 101))


def test_empty_rows_leave_the_total(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["empty-rows"])
    data = ask("customers").json()["data"]
    assert (data["customers"], data["pagination"]["total"]) == ([], 1000)


def test_the_pagination_may_be_a_list(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["pagination-list"])
    data = ask("customers", count=3).json()["data"]
    assert data["pagination"] == []
    assert len(data["customers"]) == 3


def test_filtered_pages_lack_rows_that_the_total_counts(
    sandbox: SandboxProcess, ask: Ask
) -> None:
    sandbox.control(names=["filtered-pages"])
    data = ask("customers", count=10, skip=4).json()["data"]
    listed = [row["id"] for row in data["customers"]]
    assert listed == [5, 6, 8, 9, 10, 11, 12, 13]
    assert data["pagination"]["total"] == 1000


def test_come_back_brings_them_back_when_it_is_off(
    sandbox: SandboxProcess, rows: Rows
) -> None:
    sandbox.control(names=["come-back"])
    listed = {row["id"] for row in rows("customers", count=100, skip=0)}
    assert set(range(1, 102)) - listed == {3}
    assert 1003 not in sandbox.throughout()
    assert len(sandbox.throughout()) == 990
    sandbox.clear()
    assert set(sandbox.customers()) == set(range(1, 1001))


def test_the_end_days_can_be_left_out(sandbox: SandboxProcess, rows: Rows) -> None:
    asked = {"phone_number": "6396281335", "from_date": "08-06-2021"}
    assert len(rows("orders", **asked, to_date="10-06-2021")) == 2
    sandbox.control(names=["end-days-left-out"])
    orders = rows("orders", **asked, to_date="10-06-2021")
    assert [order["date"] for order in orders] == ["2021-06-09"]


def test_the_end_of_all_days_is_no_end_day(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["end-days-left-out"])
    response = ask("orders", phone_number="6396281335", to_date="31-12-9999")
    assert response.status_code == 200
