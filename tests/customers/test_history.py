"""What a sweep notes of the customers that it finds changed."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from customers.history import FIELDS
from customers.models import Change, Customer, Kind, Sweep
from customers.sweep import sweep_customers
from tests.customers.factory import raw_customer
from tests.customers.pretend import Pretend

pytestmark = pytest.mark.django_db

EVERYBODY = list(range(1, 31))


def written(**changed: dict[str, Any]) -> Any:
    """Writes customers as they are, but for these: {"c7": {field: value}}."""
    return lambda pk: raw_customer(pk, **changed.get(f"c{pk}", {}))


def sweep(sourcehub: Pretend) -> Sweep:
    """One sweep, two hours after the one before; what was seen is that much older."""
    Customer.objects.update(observed_at=F("observed_at") - timedelta(hours=2))
    return sourcehub.sweep()


def in_two_goes(sourcehub: Pretend) -> None:
    """One sweep, killed after its first page, and then gone on with."""

    class Killed(Exception):
        pass

    def kill(_: Sweep) -> None:
        raise Killed

    with pytest.raises(Killed):
        sweep_customers(sourcehub, report=kill)
    sweep_customers(sourcehub)


def noted() -> list[tuple[int, str, str, str, str]]:
    rows = Change.objects.order_by("pk")
    return list(rows.values_list("customer_id", "kind", "field", "before", "after"))


def test_a_first_import_notes_nobody() -> None:
    sweep(Pretend(EVERYBODY))
    assert noted() == []


def test_each_field_that_differs_is_noted_with_what_it_was() -> None:
    sourcehub = Pretend(EVERYBODY)
    sweep(sourcehub)
    sourcehub.write = written(c7={"status": "Inactive", "email": "a@b.in"})
    sweep(sourcehub)
    assert noted() == [
        (7, Kind.CHANGED, "status", "Active", "Inactive"),
        (7, Kind.CHANGED, "email", "", "a@b.in"),
    ]


def test_a_sweep_that_finds_nothing_changed_notes_nothing() -> None:
    sourcehub = Pretend(EVERYBODY)
    for _ in range(3):
        sweep(sourcehub)
    assert noted() == []


def test_a_change_lies_between_the_last_pass_and_this_one() -> None:
    sourcehub = Pretend(EVERYBODY)
    sweep(sourcehub)
    sweep(sourcehub)
    sourcehub.write = written(c7={"status": "Inactive"})
    sweep(sourcehub)
    change = Change.objects.get()
    assert change.since == Sweep.objects.complete()[1].started_at
    assert change.seen_at == Customer.objects.get(pk=7).observed_at


def test_a_value_is_only_known_from_when_it_was_read_where_a_pass_is_doubtful() -> None:
    sourcehub = Pretend(EVERYBODY)
    sweep(sourcehub)
    Sweep.objects.update(reason="It says that it has more.")
    read_at = Customer.objects.get(pk=7).observed_at
    sourcehub.write = written(c7={"status": "Inactive"})
    sourcehub.sweep()
    assert Change.objects.get().since == read_at


def test_a_value_of_the_future_is_not_known_to_have_held() -> None:
    sourcehub = Pretend(EVERYBODY)
    sweep(sourcehub)
    Customer.objects.update(observed_at=datetime(2100, 1, 1, tzinfo=UTC))
    sourcehub.write = written(c7={"status": "Inactive"})
    sourcehub.sweep()
    assert Change.objects.get().since is None


def test_whoever_comes_after_the_first_import_is_new() -> None:
    sweep(Pretend(EVERYBODY))
    sweep(Pretend([*EVERYBODY, 31]))
    assert noted() == [(31, Kind.NEW, "", "", "")]
    assert Change.objects.get().since == Sweep.objects.complete()[1].started_at


def test_a_first_import_in_two_goes_makes_nobody_new() -> None:
    sourcehub = Pretend(list(range(1, 401)))
    in_two_goes(sourcehub)
    assert Customer.objects.count() == 400
    assert noted() == []


def test_a_sweep_that_is_stopped_and_goes_on_notes_once() -> None:
    everybody = list(range(1, 401))
    sourcehub = Pretend(everybody)
    sweep(sourcehub)
    sweep(sourcehub)
    sourcehub.write = written(c1={"status": "Inactive"}, c399={"status": "Inactive"})
    in_two_goes(sourcehub)
    assert sorted(pk for pk, *_ in noted()) == [1, 399]


def test_a_row_that_is_read_again_with_the_same_texts_notes_nothing() -> None:
    sourcehub = Pretend(EVERYBODY)
    sweep(sourcehub)
    Customer.objects.update(raw_hash="")
    assert sweep(sourcehub).updated == 30
    assert noted() == []


def test_a_change_of_what_no_column_holds_notes_nothing() -> None:
    sourcehub = Pretend(EVERYBODY)
    sweep(sourcehub)
    sourcehub.write = written(c7={"colour": "red"})
    assert sweep(sourcehub).updated == 1
    assert noted() == []


def test_whoever_is_gone_and_comes_back_is_noted_both_times() -> None:
    sweep(Pretend(EVERYBODY))
    less = Pretend(EVERYBODY[:-1])
    sweep(less)
    assert noted() == [], "one pass proves nothing"
    sweep(less)
    assert noted() == [(30, Kind.GONE, "", "", "")]
    sweep(Pretend(EVERYBODY))
    assert noted() == [(30, Kind.GONE, "", "", ""), (30, Kind.REVIVED, "", "", "")]


def test_whoever_is_gone_was_there_in_the_pass_before_the_first_that_missed() -> None:
    sweep(Pretend(EVERYBODY))
    Customer.objects.update(observed_at=F("observed_at") - timedelta(days=1))
    less = Pretend(EVERYBODY[:-1])
    sweep(less)
    sweep(less)
    last, _, first = Sweep.objects.complete()
    gone = Change.objects.get()
    assert (gone.since, gone.seen_at) == (first.started_at, last.finished_at)


def test_whoever_came_back_was_missed_by_the_pass_before() -> None:
    sweep(Pretend(EVERYBODY))
    less = Pretend(EVERYBODY[:-1])
    for _ in range(3):
        sweep(less)
    sweep(Pretend(EVERYBODY))
    revived = Change.objects.get(kind=Kind.REVIVED)
    gone_at = Change.objects.get(kind=Kind.GONE).seen_at
    missed_at = Sweep.objects.complete()[1].started_at
    assert revived.since == max(gone_at, missed_at)


def test_another_sourcehubs_customer_of_the_same_id_is_no_change() -> None:
    sourcehub = Pretend(EVERYBODY)
    sweep(sourcehub)
    Customer.objects.filter(pk=7).update(source="another", status="Inactive")
    sweep(sourcehub)
    assert noted() == []


def test_every_text_of_sourcehubs_is_followed() -> None:
    ours = {"name_key", "contact_key", "code_key", "email_key", "gstin_key", "pan"}
    ours |= {"contact_national", "company_national", "search_text", "raw"}
    texts = {
        field.name
        for field in Customer._meta.concrete_fields
        if field.get_internal_type() == "TextField"
    }
    assert set(FIELDS) == texts - ours


def test_a_page_without_news_asks_nothing_more() -> None:
    sourcehub = Pretend(EVERYBODY)
    sweep(sourcehub)
    with CaptureQueriesContext(connection) as captured:
        sweep(sourcehub)
    asked = [query["sql"] for query in captured if "customers_change" in query["sql"]]
    assert asked == []
