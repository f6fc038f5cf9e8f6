"""SourceHub returns nothing where it returned orders: both are said."""

import re
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django import Settings

from orders.days import Days
from orders.models import LookUp, Order
from sourcehub_portal.source import current_source
from tests.gateway.wire import answering, serving
from tests.sandbox_process import SandboxProcess

from .factory import ASKED_AT, answer, keep, make_order, raw_order
from .reading import words
from .test_export import body as contents
from .time import let_pass

pytestmark = pytest.mark.django_db

NOTHING = b'{"data":{"orders":[],"pagination":{"total":0}}}'
OURS = "/orders/?phone=9845012345"
SAID = "SourceHub returned nothing now; earlier copy below, asked for 3 hours ago"
LATER = ASKED_AT + timedelta(hours=1)


def ask(client: Client, settings: Settings, *, body: bytes, address: str = OURS) -> str:
    """The page, after a SourceHub that says `body` was asked."""
    with serving(answering(body)) as sourcehub:
        settings.SOURCEHUB_API_URL, settings.SOURCEHUB_API_KEY = sourcehub.url, "any"
        move_to(settings)
        return words(client.get(address))


def move_to(settings: Settings) -> None:
    """Makes what is kept the configured SourceHub's: each server has its own port."""
    LookUp.objects.update(source=current_source())
    Order.objects.update(source=current_source())


@pytest.fixture
def copy() -> LookUp:
    return keep(answer([make_order(1)], asked_at=timezone.now() - timedelta(hours=3)))


def test_the_earlier_copy_is_shown_with_its_age(
    support: Client, settings: Settings, copy: LookUp
) -> None:
    page = ask(support, settings, body=NOTHING)

    assert SAID in page
    assert "00001" in page
    assert "Asked SourceHub just now" in page


def test_an_answer_that_is_all_of_another_phone_is_nothing(
    support: Client, settings: Settings, copy: LookUp
) -> None:
    foreign = raw_order(2, phone="90000 00001")
    body = f'{{"data":{{"orders":[{foreign}],"pagination":{{"total":1}}}}}}'

    page = ask(support, settings, body=body.encode())

    assert SAID in page
    assert "00001" in page
    assert "00002" not in page
    assert "1 order of another phone number, not shown here" in page


LEFT_OUT = "SourceHub returned nothing that can be shown when it was asked last."
UNREADABLE = '{"id":null}'
FOREIGN = raw_order(2, phone="90000 00001")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([UNREADABLE], "It sent 1 order that could not be read, not shown here"),
        (
            [UNREADABLE, FOREIGN],
            "It sent 1 order that could not be read and 1 of another phone number",
        ),
    ],
)
def test_rows_that_cannot_be_read_are_not_nothing(
    support: Client, settings: Settings, copy: LookUp, rows: list[str], said: str
) -> None:
    page = ask(support, settings, body=all_of(rows))

    assert "SourceHub returned nothing that can be read now; earlier copy" in page
    assert said in page
    assert "has lost these orders" not in page
    assert "00001" in page


def test_where_nothing_was_before_they_deny_nothing(
    support: Client, settings: Settings
) -> None:
    page = ask(support, settings, body=all_of([UNREADABLE]))

    assert "SourceHub also sent 1 order that could not be read" in page
    assert "sent no order that can be shown under" in page
    assert "has no orders" not in page
    assert "nothing that can be shown under any of these" in page


def test_the_file_says_that_there_was_something(
    manager: Client, settings: Settings, copy: LookUp
) -> None:
    ask(manager, settings, body=all_of([UNREADABLE]))

    file = manager.get("/orders/export/?phone=9845012345&format=xlsx")

    sheet = load_workbook(BytesIO(contents(file))).worksheets[0]
    assert ("Why a copy", LEFT_OUT) in {row[:2] for row in sheet.values}


def all_of(rows: list[str]) -> bytes:
    listed = ",".join(rows)
    whole = f'{{"orders":[{listed}],"pagination":{{"total":{len(rows)}}}}}'
    return f'{{"data":{whole}}}'.encode()


def test_orders_that_come_again_end_it(
    support: Client, settings: Settings, copy: LookUp
) -> None:
    ask(support, settings, body=NOTHING)
    let_pass(minutes=2)
    body = f'{{"data":{{"orders":[{raw_order(2)}],"pagination":{{"total":1}}}}}}'

    page = ask(support, settings, body=body.encode())

    assert "returned nothing" not in page
    assert "00002" in page
    assert page.count("00001") == 1
    assert "1 not sent any more : 00001 ." in page
    assert LookUp.objects.get().empty_since is None


def test_it_is_dated_from_the_first_time() -> None:
    keep(answer([make_order(1)]))
    keep(answer([], asked_at=LATER))

    look_up = keep(answer([], asked_at=LATER + timedelta(hours=1)))

    assert (look_up.empty_since, look_up.succeeded_at) == (LATER, ASKED_AT)


def test_an_older_answer_does_not_undo_it() -> None:
    keep(answer([make_order(1)]))
    keep(answer([], asked_at=LATER))

    look_up = keep(answer([make_order(2)], asked_at=LATER - timedelta(minutes=1)))

    assert look_up.empty_since == LATER
    assert list(look_up.orders.values_list("pk", flat=True)) == [1]


def test_within_a_minute_it_is_said_without_asking(
    support: Client, settings: Settings, copy: LookUp
) -> None:
    ask(support, settings, body=NOTHING)
    let_pass(seconds=20)

    page = words(support.get(OURS))

    assert SAID in page
    assert re.search(r"Asked SourceHub 2[0-9] seconds ago", page)


def test_a_file_made_of_the_earlier_copy_has_its_time_in_its_name(
    manager: Client, settings: Settings, copy: LookUp
) -> None:
    page = ask(manager, settings, body=NOTHING)

    file = manager.get("/orders/export/?phone=9845012345&format=csv")

    assert "Export orders from the copy of 3 hours ago" in page
    assert "orders-copy-" in file["Content-Disposition"]


def test_an_error_after_it_tells_both(
    support: Client, settings: Settings, sandbox: SandboxProcess, copy: LookUp
) -> None:
    move_to(settings)
    keep(answer([], asked_at=timezone.now() - timedelta(minutes=5)))
    sandbox.control(names=["status-500"])

    page = words(support.get(OURS))

    assert "This is a copy, asked for 3 hours ago" in page
    assert "began to return nothing for this number 5 minutes ago" in page


def test_nothing_for_some_days_shows_what_a_copy_of_all_days_has_on_them(
    support: Client, settings: Settings, copy: LookUp
) -> None:
    november = f"{OURS}&from=2026-11-01&to=2026-11-30"
    october = f"{OURS}&from=2026-10-01&to=2026-10-31"

    assert SAID in ask(support, settings, body=NOTHING, address=november)
    let_pass(seconds=20)
    assert re.search(
        r"Asked SourceHub 2[0-9] seconds ago", words(support.get(november))
    )
    assert "returned nothing" not in ask(
        support, settings, body=NOTHING, address=october
    )


def test_what_a_copy_of_more_days_left_out_is_not_said_of_these(
    support: Client, settings: Settings
) -> None:
    both = [make_order(1), make_order(2, phone="90000 00001")]
    keep(answer(both, asked_at=timezone.now() - timedelta(hours=3)))
    november = f"{OURS}&from=2026-11-01&to=2026-11-30"

    page = ask(support, settings, body=NOTHING, address=november)

    assert SAID in page
    assert "of another phone number" not in page


def test_nothing_where_nothing_was_is_no_news() -> None:
    days = Days(date(2026, 11, 1), date(2026, 11, 30))
    keep(answer([]), days=days)

    look_up = keep(answer([], asked_at=LATER), days=days)

    assert (look_up.empty_since, look_up.succeeded_at) == (None, LATER)
