from datetime import UTC, date, datetime

import responses
from requests import PreparedRequest

from sourcehub_portal.gateway.client import SourceHub

from .asking import KEY, URL, asked, listing


def _request(upstream: responses.RequestsMock) -> PreparedRequest:
    return upstream.calls[0].request


def test_customers_are_asked_for_by_count_and_skip(
    sourcehub: SourceHub, upstream: responses.RequestsMock, customers_sample: bytes
) -> None:
    upstream.get(f"{URL}/customers", body=customers_sample)
    page = sourcehub.customers(count=100, skip=200)
    assert [customer.id for customer in page.records] == [9, 613]
    assert page.total == 4
    assert asked(_request(upstream)) == {"count": "100", "skip": "200"}


def test_customer_rows_come_unparsed(
    sourcehub: SourceHub, upstream: responses.RequestsMock
) -> None:
    upstream.get(f"{URL}/customers", body=b'{"data":{"customers":[{"id":9}]}}')
    page = sourcehub.customer_rows(count=100, skip=0)
    assert [(row.id, row.raw) for row in page.records] == [(9, '{"id":9}')]


def test_orders_are_asked_for_by_phone_and_days_as_dd_mm_yyyy(
    sourcehub: SourceHub, upstream: responses.RequestsMock, orders_sample: bytes
) -> None:
    upstream.get(f"{URL}/orders", body=orders_sample)
    page = sourcehub.orders(
        phone="6396281335", from_date=date(2021, 6, 8), to_date=date(2021, 12, 31)
    )
    assert [order.number for order in page.records] == ["00865", "00877"]
    assert asked(_request(upstream)) == {
        "phone_number": "6396281335",
        "from_date": "08-06-2021",
        "to_date": "31-12-2021",
        "count": "100",
        "skip": "0",
    }


def test_days_that_are_not_given_are_not_sent(
    sourcehub: SourceHub, upstream: responses.RequestsMock
) -> None:
    upstream.get(f"{URL}/orders", body=listing("orders", []))
    sourcehub.orders(phone="+916396281335")
    assert asked(_request(upstream)) == {
        "phone_number": "+916396281335",
        "count": "100",
        "skip": "0",
    }


def test_the_documented_headers_are_sent_with_the_key(
    sourcehub: SourceHub, upstream: responses.RequestsMock
) -> None:
    upstream.get(f"{URL}/customers", body=listing("customers", []))
    sourcehub.customers(count=1, skip=0)
    headers = _request(upstream).headers
    assert headers["Authorization"] == f"Bearer {KEY}"
    assert headers["Accept"] == "application/json"
    assert headers["Content-Type"] == "application/json"
    assert headers["Accept-Encoding"] == "gzip"


def test_json_sent_as_html_is_accepted(
    sourcehub: SourceHub, upstream: responses.RequestsMock, customers_sample: bytes
) -> None:
    upstream.get(f"{URL}/customers", body=customers_sample, content_type="text/html")
    assert sourcehub.customers(count=2, skip=0).received == 2


def test_a_page_says_when_its_request_began(
    sourcehub: SourceHub, upstream: responses.RequestsMock
) -> None:
    upstream.get(f"{URL}/customers", body=listing("customers", []))
    before = datetime.now(UTC)
    page = sourcehub.customers(count=1, skip=0)
    assert before <= page.asked_at <= datetime.now(UTC)


def test_a_cookie_is_not_sent_back(
    sourcehub: SourceHub, upstream: responses.RequestsMock
) -> None:
    upstream.get(
        f"{URL}/customers",
        body=listing("customers", []),
        headers={"Set-Cookie": "session=1; Path=/"},
    )
    sourcehub.customers(count=1, skip=0)
    sourcehub.customers(count=1, skip=0)
    assert "Cookie" not in upstream.calls[1].request.headers
