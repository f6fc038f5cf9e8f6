import json
import time

import pytest

from sourcehub_portal.gateway.errors import (
    AuthRejected,
    BadEncoding,
    BadRequest,
    NotJson,
    RateLimited,
    ServerFailed,
    UnexpectedShape,
    UpstreamError,
)
from sourcehub_portal.gateway.parsing import split_rows
from sourcehub_portal.gateway.records import Page, RawRow, Rejected

from .asking import ASKED_AT, listing


def _split(body: bytes) -> Page[RawRow]:
    return split_rows(body, name="customers", asked_at=ASKED_AT)


def _ids(page: Page[RawRow]) -> list[int]:
    return [row.id for row in page.records]


def test_sample_page_has_its_rows_in_order_and_its_total(
    customers_sample: bytes,
) -> None:
    page = _split(customers_sample)
    assert _ids(page) == [9, 613]
    assert (page.total, page.received, page.rejected) == (4, 2, ())
    assert page.asked_at == ASKED_AT


def test_orders_are_found_under_their_own_name(orders_sample: bytes) -> None:
    page = split_rows(orders_sample, name="orders", asked_at=ASKED_AT)
    assert _ids(page) == [874, 886]
    assert page.total == 153


def test_raw_json_is_kept_as_sourcehub_wrote_it() -> None:
    row = '{"id":9,  "x": 1.50, "y": "\\u0041/\\/", "z":[ ]}'
    page = _split(f'{{"data":{{"customers":[ {row} ]}}}}'.encode())
    assert page.records == (RawRow(id=9, raw=row),)


def test_rows_with_lone_surrogates_are_kept_as_sourcehub_wrote_them() -> None:
    rows = [r'{"id":1,"email":"\ud800"}', r'{"id":2,"email":"\ufffd"}']
    page = _split(f'{{"data":{{"customers":[{",".join(rows)}]}}}}'.encode())
    assert [row.raw for row in page.records] == rows


def test_a_list_may_be_an_object_with_digits_for_keys() -> None:
    rows = {"0": {"id": 9}, "3": {"id": 613}}
    assert _ids(_split(listing("customers", rows))) == [9, 613]


def test_data_as_an_empty_array_is_a_page_without_rows() -> None:
    page = _split(b'{"data": []}')
    assert (page.received, page.total) == (0, None)


@pytest.mark.parametrize(
    "rows",
    [
        ["text"],
        [{"company_name": "nameless"}],
        [{"id": "x"}],
        [{"id": [1]}],
        [[]],
        [None],
        [5],
    ],
)
def test_an_unusable_row_is_rejected_and_kept_raw(rows: list[object]) -> None:
    page = _split(listing("customers", [*rows, {"id": 9}]))
    assert _ids(page) == [9]
    assert [row.raw for row in page.rejected] == [json.dumps(rows[0])]
    assert page.received == 2


def test_the_reason_says_what_is_wrong_with_a_row() -> None:
    page = _split(listing("customers", ["text", {"company_name": "nameless"}]))
    assert page.rejected == (
        Rejected(raw='"text"', reason="The row is not an object."),
        Rejected(
            raw='{"company_name": "nameless"}', reason="The row has no usable id."
        ),
    )


@pytest.mark.parametrize("total", [153, "153", " 153 "])
def test_a_total_is_read_as_number_and_as_text(total: object) -> None:
    assert _split(listing("customers", [], total=total)).total == 153


@pytest.mark.parametrize("total", [None, "", "many", -1, 1.5, [], {"a": 1}, True])
def test_what_is_no_total_is_none(total: object) -> None:
    assert _split(listing("customers", [], total=total)).total is None


@pytest.mark.parametrize("pagination", ["[]", "null", "5", '"x"'])
def test_a_page_does_without_its_pagination_block(pagination: str) -> None:
    body = f'{{"data":{{"customers":[{{"id":9}}],"pagination":{pagination}}}}}'
    assert _split(body.encode()).total is None


def test_a_byte_order_mark_is_ignored(customers_sample: bytes) -> None:
    assert _ids(_split(b"\xef\xbb\xbf" + customers_sample)) == [9, 613]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html></html>",
        b"<br />Warning: x in y.php<br />" + listing("customers", []),
        listing("customers", [])[:-5],
        b'{"data": {"customers": [{"id": 1, "x": NaN}]}}',
        b'{"data": {"customers": [{"id": 1, "x": ' + b"7" * 5000 + b"}]}}",
        b'{"data": {"customers": ' + b"[" * 100_000,
        b'{"data": {"customers": [' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    ],
)
def test_what_is_not_json_is_refused(body: bytes) -> None:
    with pytest.raises(NotJson):
        _split(body)


def test_a_long_run_of_digits_within_a_text_is_no_number() -> None:
    assert _ids(_split(listing("customers", [{"id": 9, "x": "7" * 5000}]))) == [9]


def test_invalid_utf8_is_refused() -> None:
    with pytest.raises(BadEncoding):
        _split(b'{"data": {"customers": [{"id": 1, "company_name": "\xff"}]}}')


@pytest.mark.parametrize(
    "body",
    [
        b"[]",
        b"null",
        b"{}",
        b'{"data": {}}',
        b'{"data": null}',
        b'{"data": [{"id": 1}]}',
        b'{"data": {"orders": []}}',
        b'{"data": {"customers": null}}',
        b'{"data": {"customers": {"name": {"id": 1}}}}',
    ],
)
def test_json_of_another_shape_is_refused(body: bytes) -> None:
    with pytest.raises(UnexpectedShape):
        _split(body)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("AUTHENTICATION_ERROR", AuthRejected),
        ("BAD_REQUEST_ERROR", BadRequest),
        ("TOO_MANY_REQUESTS", RateLimited),
        ("INTERNAL_SERVER_ERROR", ServerFailed),
    ],
)
def test_an_error_envelope_is_raised_by_its_code(
    code: str, kind: type[UpstreamError]
) -> None:
    with pytest.raises(kind):
        _split(json.dumps({"error": {"code": code}}).encode())


def test_an_error_envelope_without_known_code_goes_by_its_status() -> None:
    with pytest.raises(RateLimited):
        _split(b'{"error": {"code": "NEW", "status_code": "429"}}')


def test_an_error_envelope_that_says_nothing_is_an_unexpected_shape() -> None:
    with pytest.raises(UnexpectedShape):
        _split(b'{"error": true}')


def test_eight_megabytes_of_digits_are_judged_in_no_time() -> None:
    began = time.perf_counter()
    with pytest.raises(NotJson):
        _split(b'{"data": ' + b"7" * 8_000_000 + b"}")
    assert time.perf_counter() - began < 2


def test_a_row_that_is_nested_too_deep_is_rejected_and_the_others_are_read() -> None:
    deep = '{"id": 1, "address": ' + "[" * 900 + "]" * 900 + "}"
    flat = '{"id": 2, "products": [' + ",".join(['{"name": "[["}'] * 200) + "]}"
    body = f'{{"data": {{"customers": [{deep}, {flat}]}}}}'.encode()
    page = split_rows(body, name="customers", asked_at=ASKED_AT)
    assert [row.id for row in page.records] == [2]
    assert page.rejected[0].reason == "The row is nested too deep."
