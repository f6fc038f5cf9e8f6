from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
import responses
from requests import PreparedRequest

from sourcehub_portal.gateway.client import SourceHub
from sourcehub_portal.gateway.errors import ServerFailed
from sourcehub_portal.gateway.walk import OrderWalk, orders_of

from .asking import URL, Reply, asked, listing, paging


def _walk(sourcehub: SourceHub, **dates: Any) -> OrderWalk:
    return orders_of(sourcehub, phone="6396281335", **dates)


def _ids(walk: OrderWalk) -> list[int]:
    return [order.id for order in walk.orders]


def _hold(
    upstream: responses.RequestsMock, ids: Sequence[int], *, total: int | None
) -> None:
    upstream.add_callback("GET", f"{URL}/orders", paging("orders", ids, total=total))


def _skips(upstream: responses.RequestsMock) -> list[int]:
    return [int(asked(call.request)["skip"]) for call in upstream.calls]


@pytest.mark.parametrize("number", [0, 1, 2, 99])
def test_a_total_that_a_short_page_reaches_takes_one_request(
    sourcehub: SourceHub, upstream: responses.RequestsMock, number: int
) -> None:
    _hold(upstream, range(1, number + 1), total=number)
    walk = _walk(sourcehub)
    assert _ids(walk) == list(range(1, number + 1))
    assert (walk.complete, walk.total, walk.error) == (True, number, None)
    assert len(upstream.calls) == 1


@pytest.mark.parametrize("number", [1, 7, 100, 101, 195, 230])
@pytest.mark.parametrize("total", [None, 0, 10, 100, 195])
def test_every_order_is_read_whatever_the_total_says(
    sourcehub: SourceHub,
    upstream: responses.RequestsMock,
    number: int,
    total: int | None,
) -> None:
    _hold(upstream, range(1, number + 1), total=total)
    walk = _walk(sourcehub)
    assert _ids(walk) == list(range(1, number + 1))
    assert walk.complete is (total is None or number >= total)


def test_each_page_overlaps_the_one_before_by_five(
    sourcehub: SourceHub, upstream: responses.RequestsMock
) -> None:
    _hold(upstream, range(1, 231), total=230)
    assert _walk(sourcehub).complete
    assert _skips(upstream) == [0, 95, 190]


def test_a_full_page_is_no_end_though_the_total_is_reached(
    sourcehub: SourceHub, upstream: responses.RequestsMock
) -> None:
    _hold(upstream, range(1, 101), total=100)
    assert _walk(sourcehub).complete
    assert _skips(upstream) == [0, 95]


def _with_holes(
    upstream: responses.RequestsMock,
    number: int,
    *,
    at: int,
    times: int,
    totals: tuple[int | None, int | None],
) -> None:
    """Holds `number` orders; the page at skip `at` is empty so many `times`.

    `totals` are what full and empty pages name.
    """
    holes = iter(range(times))
    total, empty_total = totals

    def answer(request: PreparedRequest) -> Reply:
        if asked(request)["skip"] == str(at) and next(holes, None) is not None:
            return 200, {}, listing("orders", [], total=empty_total).decode()
        return paging("orders", range(1, number + 1), total=total)(request)

    upstream.add_callback("GET", f"{URL}/orders", answer)


@pytest.mark.parametrize("totals", [(153, 153), (153, 0), (153, None), (None, None)])
def test_a_hole_is_read_again_and_filled(
    sourcehub: SourceHub,
    upstream: responses.RequestsMock,
    totals: tuple[int | None, int | None],
) -> None:
    _with_holes(upstream, 153, at=95, times=3, totals=totals)
    walk = _walk(sourcehub)
    assert _ids(walk) == list(range(1, 154))
    assert walk.complete


@pytest.mark.parametrize(
    "totals", [(153, 153), (153, 0), (153, None), (None, None), (100, 100)]
)
def test_a_hole_that_stays_ends_the_walk_incomplete(
    sourcehub: SourceHub,
    upstream: responses.RequestsMock,
    totals: tuple[int | None, int | None],
) -> None:
    _with_holes(upstream, 153, at=95, times=9, totals=totals)
    walk = _walk(sourcehub)
    assert len(walk.orders) == 100
    assert not walk.complete
    assert _skips(upstream) == [0, 95, 95, 95, 95]


def test_an_empty_first_page_is_read_again_where_the_total_promises_orders(
    sourcehub: SourceHub, upstream: responses.RequestsMock
) -> None:
    _with_holes(upstream, 7, at=0, times=2, totals=(7, 7))
    walk = _walk(sourcehub)
    assert (len(walk.orders), walk.complete) == (7, True)


def test_no_orders_where_the_total_promises_some_are_not_complete(
    sourcehub: SourceHub, upstream: responses.RequestsMock
) -> None:
    _hold(upstream, [], total=7)
    walk = _walk(sourcehub)
    assert (walk.orders, walk.complete) == ((), False)
    assert len(upstream.calls) == 4


def test_one_order_with_nothing_behind_it_is_complete(
    sourcehub: SourceHub, upstream: responses.RequestsMock
) -> None:
    _hold(upstream, [4], total=None)
    assert _walk(sourcehub).complete
    assert _skips(upstream) == [0, 1]


def test_a_total_that_promises_more_than_comes_is_not_complete(
    sourcehub: SourceHub, upstream: responses.RequestsMock, orders_sample: bytes
) -> None:
    upstream.get(f"{URL}/orders", body=orders_sample)
    walk = _walk(sourcehub)
    assert _ids(walk) == [874, 886]
    assert (walk.total, walk.complete) == (153, False)


@pytest.mark.parametrize("total", [None, 19, 28, 35])
def test_every_order_is_read_when_count_is_ignored(
    sourcehub: SourceHub, upstream: responses.RequestsMock, total: int | None
) -> None:
    def ten(request: PreparedRequest) -> Reply:
        request.url = (request.url or "").replace("count=100", "count=10")
        return paging("orders", range(1, 36), total=total)(request)

    upstream.add_callback("GET", f"{URL}/orders", ten)
    walk = _walk(sourcehub)
    assert _ids(walk) == list(range(1, 36))
    assert walk.complete


def test_every_order_is_read_when_they_come_one_by_one(
    sourcehub: SourceHub, upstream: responses.RequestsMock
) -> None:
    def one(request: PreparedRequest) -> Reply:
        request.url = (request.url or "").replace("count=100", "count=1")
        return paging("orders", [4, 5, 6], total=None)(request)

    upstream.add_callback("GET", f"{URL}/orders", one)
    assert _ids(_walk(sourcehub)) == [4, 5, 6]


@pytest.mark.parametrize("number", [1, 2, 100])
def test_a_walk_ends_incomplete_when_skip_is_ignored(
    sourcehub: SourceHub, upstream: responses.RequestsMock, number: int
) -> None:
    rows = [{"id": each} for each in range(1, number + 1)]
    upstream.get(f"{URL}/orders", body=listing("orders", rows))
    walk = _walk(sourcehub)
    assert len(walk.orders) == number
    assert not walk.complete
    assert len(upstream.calls) == 2


def test_an_order_that_moves_between_two_pages_is_not_missed(
    sourcehub: SourceHub, upstream: responses.RequestsMock
) -> None:
    ids = list(range(1, 151))

    def shrinking(request: PreparedRequest) -> Reply:
        reply = paging("orders", ids, total=None)(request)
        del ids[:3]
        return reply

    upstream.add_callback("GET", f"{URL}/orders", shrinking)
    assert set(_ids(_walk(sourcehub))) == set(range(1, 151))


def test_the_cap_ends_a_walk_incomplete(
    sourcehub: SourceHub, upstream: responses.RequestsMock
) -> None:
    _hold(upstream, range(1, 1001), total=1000)
    walk = orders_of(sourcehub, phone="6396281335", cap=150)
    assert len(walk.orders) == 195
    assert not walk.complete


def test_a_day_more_is_asked_for_at_both_ends(
    sourcehub: SourceHub, upstream: responses.RequestsMock
) -> None:
    _hold(upstream, [], total=0)
    _walk(sourcehub, from_date=date(2021, 3, 1), to_date=date(2021, 12, 31))
    parameters = asked(upstream.calls[0].request)
    assert parameters["from_date"] == "28-02-2021"
    assert parameters["to_date"] == "01-01-2022"


def test_the_ends_of_the_calendar_are_not_passed(
    sourcehub: SourceHub, upstream: responses.RequestsMock
) -> None:
    _hold(upstream, [], total=0)
    assert _walk(sourcehub, from_date=date.min, to_date=date.max).complete


def test_an_unusable_row_is_kept_once_and_counted(
    sourcehub: SourceHub, upstream: responses.RequestsMock
) -> None:
    upstream.get(f"{URL}/orders", body=listing("orders", [{"id": 1}, "x"], total=2))
    walk = _walk(sourcehub)
    assert [row.raw for row in walk.rejected] == ['"x"']
    assert walk.complete


def test_an_error_on_the_first_page_is_raised(
    sourcehub: SourceHub, upstream: responses.RequestsMock
) -> None:
    upstream.get(f"{URL}/orders", status=500)
    with pytest.raises(ServerFailed):
        _walk(sourcehub)


def test_an_error_on_a_later_page_ends_the_walk_with_what_came(
    sourcehub: SourceHub, upstream: responses.RequestsMock
) -> None:
    def first_page_only(request: PreparedRequest) -> Reply:
        if asked(request)["skip"] != "0":
            return 500, {}, ""
        return paging("orders", range(1, 201), total=200)(request)

    upstream.add_callback("GET", f"{URL}/orders", first_page_only)
    walk = _walk(sourcehub)
    assert len(walk.orders) == 100
    assert not walk.complete
    assert isinstance(walk.error, ServerFailed)


def test_who_waits_is_told_before_each_further_page(
    sourcehub: SourceHub, upstream: responses.RequestsMock
) -> None:
    _hold(upstream, range(1, 251), total=250)
    told: list[tuple[int, int | None]] = []

    _walk(sourcehub, told=lambda came, total: told.append((came, total)))

    assert told == [(100, 250), (195, 250)]


def test_not_found_behind_the_last_row_is_the_end(
    sourcehub: SourceHub, upstream: responses.RequestsMock
) -> None:
    rows = paging("orders", range(1, 101), total=None)

    def answered(request: PreparedRequest) -> Reply:
        if asked(request)["skip"] == "0":
            return rows(request)
        return 400, {}, '{"error": {"description": "Not found."}}'

    upstream.add_callback("GET", f"{URL}/orders", answered)
    walk = _walk(sourcehub)
    assert _ids(walk) == list(range(1, 101))
    assert (walk.complete, walk.error) == (True, None)
