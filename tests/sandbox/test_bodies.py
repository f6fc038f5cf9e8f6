"""Faults of what is said: bodies, encodings, sizes, addresses."""

import gzip
import io
import json
import re

import pytest
import requests

from tests.sandbox.conftest import Ask
from tests.sandbox.wire import raw
from tests.sandbox_process import SandboxProcess


def test_html_comes_with_status_200(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["html"])
    response = ask("customers")
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("text/html")


def test_empty_comes_with_status_200(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["empty"])
    response = ask("customers")
    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize("name", ["truncated", "php-warning", "bad-utf8"])
def test_a_spoilt_body_is_not_json(
    sandbox: SandboxProcess, ask: Ask, name: str
) -> None:
    sandbox.control(names=[name])
    response = ask("customers")
    assert response.status_code == 200
    assert len(response.content) > 1000
    with pytest.raises(ValueError, match=r"."):
        json.loads(response.content)


def test_nan_is_a_number_that_json_lacks(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["nan"])
    assert b'"total":NaN' in ask("customers").content


def test_deep_json_is_a_hundred_thousand_levels_deep(
    sandbox: SandboxProcess, ask: Ask
) -> None:
    sandbox.control(names=["deep-json"])
    assert ask("customers").content.count(b"[") == 100_000


def test_too_large_says_that_it_is(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["too-large"])
    response = ask("customers")
    assert int(response.headers["Content-Length"]) == len(response.content) > 2**23


def test_redirect_leads_to_another_host(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["redirect"])
    response = ask("customers")
    assert response.status_code == 302
    assert response.headers["Location"].startswith("http://testwebservices.")


def test_204_has_no_body(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["no-content-204"])
    response = ask("customers")
    assert (response.status_code, response.content) == (204, b"")


def test_a_long_number_has_five_thousand_digits(
    sandbox: SandboxProcess, ask: Ask
) -> None:
    sandbox.control(names=["long-number"])
    assert re.search(rb'"total":9{5000},', ask("customers").content)


def test_json_as_html_is_json_all_the_same(sandbox: SandboxProcess, ask: Ask) -> None:
    usual = ask("customers").json()
    sandbox.control(names=["json-as-html"])
    response = ask("customers")
    assert response.headers["Content-Type"].startswith("text/html")
    assert response.json() == usual


def test_a_byte_order_mark_stands_before_the_json(
    sandbox: SandboxProcess, ask: Ask
) -> None:
    usual = ask("customers").content
    sandbox.control(names=["byte-order-mark"])
    assert ask("customers").content == b"\xef\xbb\xbf" + usual


def test_data_list_leaves_nothing_else(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["data-list"])
    assert ask("customers").content == b'{"data":[]}'


def test_an_unknown_encoding_is_only_a_word(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["unknown-encoding"])
    response = ask("customers")
    assert response.headers["Content-Encoding"] == "rot13"
    assert response.json()["data"]["customers"]


def test_broken_gzip_cannot_be_unpacked(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["broken-gzip"])
    with pytest.raises(
        (requests.exceptions.ContentDecodingError, requests.ConnectionError)
    ):
        ask("customers")


def test_a_gzip_bomb_is_small_and_unpacks_to_512_mebibytes(
    sandbox: SandboxProcess,
) -> None:
    sandbox.control(names=["gzip-bomb"])
    packed = raw(sandbox).partition(b"\r\n\r\n")[2]
    assert len(packed) < 2**20
    size = 0
    with gzip.open(io.BytesIO(packed)) as bomb:
        while piece := bomb.read(2**20):
            size += len(piece)
    assert size == 512 * 2**20


def test_pagination_and_redirect_lead_to_a_port_that_counts(
    sandbox: SandboxProcess, ask: Ask
) -> None:
    sandbox.reset_requests()
    sandbox.control(names=["redirect-to-port"])
    address = ask("customers").headers["Location"]
    sandbox.control(names=["pagination-elsewhere"])
    pagination = ask("customers").json()["data"]["pagination"]
    assert pagination["next_page_url"] == f"{address}?page=2"
    assert pagination["total"] == 1000
    assert sandbox.strayed() == 0
    assert requests.get(address, timeout=5).content == b"{}"
    assert sandbox.strayed() == 1
    strayed = sandbox.counted()["elsewhere"]
    assert isinstance(strayed, dict)
    assert strayed["bytes"] > 50
