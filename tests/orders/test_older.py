"""What stands in a list though the last answer did not bring it, or not readably."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.test import Client
from django.utils import timezone

from sourcehub_portal.gateway.records import Rejected

from .factory import answer, keep, make_order
from .reading import words
from .test_export import body

pytestmark = pytest.mark.django_db

PHONE = "/orders/?phone=9845012345"
OLDER = (
    "Not in SourceHub's last answer, or not readable there: as it described the order"
)
EARLIER = timedelta(hours=2)


def keep_three_and_then(orders: list[int], **how: object) -> None:
    now = timezone.now()
    keep(answer(map(make_order, (1, 2, 3)), asked_at=now - EARLIER))
    keep(answer(map(make_order, orders), asked_at=now, **how))  # type: ignore[arg-type]


def test_of_half_an_answer_the_rest_says_how_old_it_is(support: Client) -> None:
    keep_three_and_then([3], complete=False)
    page = words(support.get(PHONE))
    assert page.count(f"{OLDER} 2 hours ago") == 2
    assert "00003" in page[: page.index(OLDER)]


def test_a_row_that_cannot_be_read_takes_no_order_off(support: Client) -> None:
    keep_three_and_then([2, 3], rejected=(Rejected("{}", "no usable id"),))
    page = words(support.get(PHONE))
    assert page.count(f"{OLDER} 2 hours ago") == 1
    assert "any more" not in page
    assert "1 order that could not be read" in page
    assert "any more" not in words(support.get("/orders/1/"))


def test_an_order_that_names_no_customer_now_stays(support: Client) -> None:
    now = timezone.now()
    keep(answer(map(make_order, (1, 2)), asked_at=now - EARLIER))
    keep(answer([make_order(1), make_order(2, customer=[])], asked_at=now))
    page = words(support.get(PHONE))
    assert "00002" in page
    assert page.count(OLDER) == 1


def test_of_a_whole_answer_nothing_is_older(support: Client) -> None:
    keep_three_and_then([1, 2])
    page = words(support.get(PHONE))
    assert OLDER not in page
    assert "1 not sent any more : 00003" in page


def test_files_say_what_is_missing_and_what_is_older(manager: Client) -> None:
    keep_three_and_then([2, 3], rejected=(Rejected("{}", "no usable id"),))
    address = f"/orders/export/{PHONE.removeprefix('/orders/')}&format="
    assert "-incomplete" in manager.get(f"{address}csv")["Content-Disposition"]
    file = io.BytesIO(body(manager.get(f"{address}xlsx")))
    cover = {
        row[0]: row[1] for row in openpyxl.load_workbook(file).worksheets[0].values
    }
    assert cover["Left out"] == "1 of SourceHub's that cannot be read"
    assert cover["Of answers before"] == "1 that the last one did not bring"


def test_a_narrowed_file_tells_of_its_own_rows_alone(manager: Client) -> None:
    now = timezone.now()
    cancelled = {"laststatus": {"name": "Cancelled"}}
    both = [make_order(1), make_order(2, **cancelled)]
    keep(answer(both, asked_at=now - EARLIER))
    keep(answer([make_order(2, **cancelled)], asked_at=now, complete=False))
    address = f"/orders/export/{PHONE.removeprefix('/orders/')}&format=xlsx"
    for status, told in (
        ("Cancelled", None),
        ("Placed", "1 that the last one did not"),
    ):
        file = io.BytesIO(body(manager.get(f"{address}&status={status}")))
        about = openpyxl.load_workbook(file).worksheets[0]
        cover = {row[0]: row[1] for row in about.values}
        assert str(cover.get("Of answers before")).startswith(str(told))
