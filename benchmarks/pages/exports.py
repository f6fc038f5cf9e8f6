"""Every customer as a file to a browser that reads as fast as it can: with the columns
that the list shows, with all of its columns, and with every documented field."""

import html
import re
import time
import zlib
from dataclasses import asdict, dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

from benchmarks.pages.asking import PATIENCE
from benchmarks.pages.built import Built
from benchmarks.pages.serving import HOST, Served, served
from benchmarks.pages.signing import signed_in
from benchmarks.pages.weighing import workers_memory

# What the list's buttons lead to, and an address without columns.
BUTTONS = {
    "csv": "columns=(?!all).*format=csv",
    "xlsx": "columns=(?!all).*format=xlsx",
    "csv, all fields": "columns=all.*format=csv",
}
ADDRESSES = {"csv, all columns": "/customers/export/?format=csv"}
CHUNK = 2**18


@dataclass(slots=True)
class Exported:
    """Seconds to the first byte and to the last, the file's `size` in bytes, and by how
    many bytes that process grew at the most which grew most."""

    first: float = 0.0
    seconds: float = 0.0
    size: int = 0
    lines: int = 0
    growth: int = 0


def exports(built: Built, *, log: Path, portal: str) -> dict[str, dict[str, float]]:
    """By what is exported, `rows_a_second` with it. Raises RuntimeError where a CSV has
    not a line for every customer."""
    cookie = signed_in(built, ["manager"])["manager"]
    told = {}
    with served(["portal"], built, log=log, portal=portal) as sites:
        for wanted in (*BUTTONS, *ADDRESSES):
            found = _exported(sites["portal"], wanted, cookie)
            if wanted.startswith("csv") and found.lines <= built.size:
                raise RuntimeError(f"{found.lines} lines of {built.size} customers.")
            rate = built.size / found.seconds
            told[wanted] = asdict(found) | {"rows_a_second": round(rate)}
    return told


def _exported(site: Served, wanted: str, cookie: dict[str, str]) -> Exported:
    connection = HTTPConnection(HOST, site.port, timeout=PATIENCE)
    # A process is ready, and as large as it gets by that, once it has shown a page.
    for _ in range(20):
        connection.request("GET", "/customers/", headers=cookie)
        page = connection.getresponse().read().decode()
    before = workers_memory(site.process.pid)
    headers = cookie | {"Accept-Encoding": "gzip"}
    address = ADDRESSES.get(wanted) or _button(page, wanted)
    began = time.perf_counter()
    connection.request("GET", address, headers=headers)
    response = connection.getresponse()
    if response.status != 200:
        raise RuntimeError(f"{response.status} for {wanted}: {response.read()[:500]!r}")
    found = Exported(first=time.perf_counter() - began)
    _read(response, found, site, before)
    found.seconds = time.perf_counter() - began
    connection.close()
    return found


def _button(page: str, wanted: str) -> str:
    """Where the page's own button leads."""
    for link in re.findall(r'href="(/customers/export/[^"]*)"', page):
        if re.search(BUTTONS[wanted], link):
            return html.unescape(link)
    raise RuntimeError(f"The list offers no {wanted}.")


def _read(
    response: HTTPResponse, found: Exported, site: Served, before: list[int]
) -> None:
    packed = response.getheader("Content-Encoding") == "gzip"
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress if packed else bytes
    while chunk := response.read1(CHUNK):
        text = unpack(chunk)
        found.size += len(text)
        found.lines += text.count(b"\n")
        now = workers_memory(site.process.pid)
        grown = (each - was for each, was in zip(now, before, strict=True))
        found.growth = max(found.growth, *grown)
