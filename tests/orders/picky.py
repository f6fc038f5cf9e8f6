"""A SourceHub that knows a phone in one spelling only, and tells how it was asked."""

import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from tests.gateway.wire import answering, read_head, serving


@dataclass
class Picky:
    """`asked`: the phone numbers of its requests, as they were spelled; those that
    begin with what is in `refused` are answered with that status, and those without
    orders with `without`, where it is set: the body of a 400."""

    url: str
    asked: list[str] = field(default_factory=list)
    refused: dict[str, int] = field(default_factory=dict)
    without: bytes = b""


@contextmanager
def picky(orders: Mapping[str, Sequence[str]]) -> Iterator[Picky]:
    """Has these orders, raw, under these spellings, and none under any other."""
    made = Picky("")

    def script(wire: socket.socket) -> None:
        query = parse_qs(urlsplit(read_head(wire).split()[1].decode()).query)
        spelling, skip = query["phone_number"][0], int(query["skip"][0])
        made.asked.append(spelling)
        for begins, status in made.refused.items():
            if spelling.startswith(begins):
                answering(b"{}", head=f"HTTP/1.1 {status} No\r\n".encode())(wire)
                return
        if made.without and spelling not in orders:
            answering(made.without, head=b"HTTP/1.1 400 Bad Request\r\n")(wire)
            return
        every = orders.get(spelling, [])
        answering(_page(every[skip : skip + 100], total=len(every)))(wire)

    with serving(script, listening=False) as wire:
        made.url = wire.url
        yield made


def _page(rows: Sequence[str], *, total: int) -> bytes:
    block = f'"pagination":{{"total":{total}}}'
    return f'{{"data":{{"orders":[{",".join(rows)}],{block}}}}}'.encode()
