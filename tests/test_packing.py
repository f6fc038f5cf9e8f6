"""Answers are packed where the browser takes it, and never tell their length."""

import gzip
import secrets
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory

from sourcehub_portal.packing import PackingMiddleware, packed

PAGE = b"<p>customer</p>" * 100


def answer(rf: RequestFactory, response: Any, accepts: str = "gzip, br") -> Any:
    middleware = PackingMiddleware(lambda _: response)
    request: HttpRequest = rf.get("/", headers={"accept-encoding": accepts})
    return middleware(request)


def test_a_page_is_packed_and_says_so(rf: RequestFactory) -> None:
    given = answer(rf, HttpResponse(PAGE))
    assert gzip.decompress(given.content) == PAGE
    assert given["Content-Encoding"] == "gzip"
    assert given["Content-Length"] == str(len(given.content))
    assert "Accept-Encoding" in given["Vary"]


@pytest.mark.parametrize("accepts", ["", "br", "gzipped", "gzip;q=0, br"])
def test_who_takes_no_gzip_gets_the_page_as_it_is(
    rf: RequestFactory, accepts: str
) -> None:
    given = answer(rf, HttpResponse(PAGE), accepts)
    assert given.content == PAGE
    assert "Accept-Encoding" in given["Vary"]


def test_what_is_short_or_packed_is_left_alone(rf: RequestFactory) -> None:
    short = answer(rf, HttpResponse(b"ok"))
    done = answer(rf, HttpResponse(PAGE, headers={"Content-Encoding": "br"}))
    book = StreamingHttpResponse([PAGE], content_type="application/vnd.ms-excel")
    assert (short.content, done.content) == (b"ok", PAGE)
    assert not answer(rf, book).has_header("Content-Encoding")
    assert b"".join(book) == PAGE


def test_a_text_that_is_streamed_is_packed_as_it_comes(rf: RequestFactory) -> None:
    piece = secrets.token_bytes(2**17)  # which does not shrink
    read: list[int] = []

    def pieces() -> Iterator[bytes]:
        for each in range(20):
            read.append(each)
            yield piece

    given = answer(rf, StreamingHttpResponse(pieces(), content_type="text/csv"))
    stream = iter(given)
    got = [next(stream)]
    assert (got != [b""], read) == (True, [])
    got.append(next(stream))
    assert len(read) < 20
    assert gzip.decompress(b"".join([*got, *stream])) == piece * 20
    assert not given.has_header("Content-Length")


def test_the_same_page_has_many_lengths() -> None:
    assert len({len(packed(PAGE)) for _ in range(100)}) > 20


@pytest.mark.django_db
def test_every_page_is_packed_once(client: Client) -> None:
    page = client.get("/accounts/login/", headers={"accept-encoding": "gzip"})
    assert b"Sign in" in gzip.decompress(page.content)
