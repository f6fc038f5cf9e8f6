"""Answers that no SourceHub should give, made of good ones; each by its number."""

import copy
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sourcehub_portal.gateway.parsing import Name

_SAMPLES = Path(__file__).parents[1] / "samples"

# JSON texts, and texts that are none, to stand where a value stood.
_FRAGMENTS = (
    *("null", "true", "false", "0", "-0", "-1", "[]", "{}", '""', '" "', "[[]]", "NaN"),
    *("1e400", "-1e400", "1E-400", "0.1e-40", "999999999999.9999999", "1.", ".5", "+1"),
    *("9223372036854775807", "9223372036854775808", "18446744073709551616", "9" * 400),
    *("9" * 1200, "-" + "9" * 25, "1e12", "123456789012345678.123456789", "1e11"),
    *('"1,234.50"', '"1,40,000.00"', '"1e400"', '"0000-00-00"', '"9999-12-31"'),
    *('"0001-01-01"', '"0001-01-01T00:00:00+14:00"', '"2026-02-30"', '"31-12-2026"'),
    *('"9999-12-31T23:59:59-14:00"', '"2026-W01-1"', '"20260101"', '"2026-1-1"'),
    *('"\\ud800"', '"\\udc00\\ud800"', '"\\\\ud800"', '"\\u0000"', '"a\\u0000b"'),
    *('"\u202eright to left"', '"\ufeff"', '"\u2028\u2029"', '"\U0001f6cd\ufe0f"'),
    *(
        '"e\u0301\u0301\u0301"',
        '"\ufdfa\ufdfa"',
        '"\u0130\u1e9e"',
        '"\uffff\U0010ffff"',
    ),
    *(
        '"<script>alert(1)</script>"',
        '"\' OR 1=1 --"',
        '"{{ 7 }}{% now %}"',
        '"%s%(a)s"',
    ),
    *('"=1+1"', '"javascript:alert(1)"', '"\\u001b[31m"', '"\\r\\n"', '"\t"'),
    *('"+91 98450 12345, 080-26581234"', '"9845012345"', '"\u0968\u0969"', '"१२३"'),
    *(json.dumps("x" * 300), json.dumps("ß" * 5000), '"' + "1" * 5000 + '"'),
    *(
        '{"0": {}, "1": []}',
        '{"id": 1}',
        '{"id": []}',
        '[{"id": "7"}]',
        '[null, 1, ""]',
    ),
    *('{"": ""}', '{"\\u0000": 1}', '{"name": {"name": {}}}', '[{"id": 1}, {"id": 1}]'),
    *("[" * depth + "]" * depth for depth in (10, 60, 63, 64, 65, 300)),
    *('{"a":' * depth + "1" + "}" * depth for depth in (10, 62, 63, 64, 300)),
    *("[" * 100_000, "undefined", "'x'", "0x10", '"unended', "// remark", ","),
)
_BYTES = (
    *(
        b"\xff",
        b"\xc0\x80",
        b"\xed\xa0\x80",
        b"\xef\xbb\xbf",
        b"\0",
        b"\\",
        b'"',
        b"\n",
    ),
    *(b"[", b"]", b"{", b"}", b",", b":", b"\\u", b"\\ud800", b"\\u0000", b"<br />\n"),
    *(b"9" * 1200, b"[" * 2000, b'"error":', b'"data":null,', b"\x1f", b"\xe2\x80\xa8"),
)
_MARK = "@@{}@@"
_AGAIN = "@again@"


def samples() -> dict[Name, list[Any]]:
    """The documented answers."""
    return {
        "customers": [json.loads((_SAMPLES / "customers.json").read_bytes())],
        "orders": [json.loads((_SAMPLES / "orders.json").read_bytes())],
    }


def complaint_sample() -> Any:
    """The documented answer to a wrong key."""
    return json.loads((_SAMPLES / "error-401.json").read_bytes())


def mangled(answer: Any, number: int) -> bytes:
    """The answer with something wrong: always the same for one number."""
    draw = random.Random(number)
    if draw.random() < 0.6:
        return _restructured(answer, draw)
    body = json.dumps(answer).encode()
    for _ in range(draw.randint(1, 4)):
        body = draw.choice(_ON_BYTES)(body, draw)
    return body


def rearranged(answer: Any, number: int) -> bytes:
    """The same, but what comes is nearly always JSON whose rows can be read."""
    return _restructured(answer, random.Random(number), below="id")


# Bytes -----------------------------------------------------------------------


def _cut(body: bytes, draw: random.Random) -> bytes:
    return body[: draw.randrange(len(body) + 1)]


def _flip(body: bytes, draw: random.Random) -> bytes:
    changed = bytearray(body)
    for _ in range(draw.randint(1, 8) if changed else 0):
        changed[draw.randrange(len(changed))] ^= 1 << draw.randrange(8)
    return bytes(changed)


def _insert(body: bytes, draw: random.Random) -> bytes:
    at = draw.randrange(len(body) + 1)
    return body[:at] + draw.choice((*_BYTES, draw.randbytes(4))) + body[at:]


def _drop(body: bytes, draw: random.Random) -> bytes:
    start, end = _part(body, draw)
    return body[:start] + body[end:]


def _double(body: bytes, draw: random.Random) -> bytes:
    start, end = _part(body, draw)
    return body[:end] + body[start:]


def _part(body: bytes, draw: random.Random) -> tuple[int, int]:
    start = draw.randrange(len(body) + 1)
    return start, min(len(body), start + draw.choice((1, 5, 40, 400)))


_ON_BYTES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    *(_cut, _flip, _insert, _drop, _double),
)


# Structure -------------------------------------------------------------------


def _restructured(answer: Any, draw: random.Random, *, below: str = "") -> bytes:
    """Changed at one to eight places; with `below`, within rows and not that key."""
    changed = copy.deepcopy(answer)
    for _ in range(draw.randint(1, 8)):
        places = list(_places(changed))
        if below:
            places = [each for each in places if each[2] > 2 and each[1] != below]
        if not places:
            break
        holder, key, _ = draw.choice(places)
        draw.choice(_ON_PLACES)(holder, key, draw)
    text = json.dumps(changed, ensure_ascii=draw.random() < 0.5)
    text = text.replace(_AGAIN, "")
    for position, fragment in enumerate(_FRAGMENTS):
        text = text.replace(f'"{_MARK.format(position)}"', fragment)
    return text.encode("utf-8", "surrogatepass")


def _places(node: Any, depth: int = 0) -> Iterator[tuple[Any, Any, int]]:
    """Each value below `node`: what holds it, under which key, and how deep."""
    keys: Any = ()
    if isinstance(node, dict):
        keys = list(node)
    elif isinstance(node, list):
        keys = range(len(node))
    for key in keys:
        yield node, key, depth
        yield from _places(node[key], depth + 1)


def _replace(holder: Any, key: Any, draw: random.Random) -> None:
    holder[key] = _MARK.format(draw.randrange(len(_FRAGMENTS)))


def _retype(holder: Any, key: Any, draw: random.Random) -> None:
    """The same, as PHP or a person might have written it."""
    value = holder[key]
    if isinstance(value, list):
        holder[key] = {str(place): each for place, each in enumerate(value)}
    elif isinstance(value, dict):
        holder[key] = draw.choice(([value], list(value.values()), json.dumps(value)))
    else:
        holder[key] = draw.choice((str(value), f" {value} ", [value], {"id": value}))


def _leave_out(holder: Any, key: Any, draw: random.Random) -> None:
    del holder[key]


def _say_twice(holder: Any, key: Any, draw: random.Random) -> None:
    if isinstance(holder, dict):
        holder[f"{key}{_AGAIN}"] = _MARK.format(draw.randrange(len(_FRAGMENTS)))
    else:
        holder.append(copy.deepcopy(holder[key]))


def _write_oddly(holder: Any, key: Any, draw: random.Random) -> None:
    text = "".join(chr(draw.choice(_ODD)) for _ in range(draw.choice((1, 5, 300))))
    holder[key] = text


_ODD = (
    *(0, 1, 9, 10, 32, 34, 39, 38, 60, 61, 62, 64, 92, 0x7F, 0xA0, 0xAD, 0x130, 0x345),
    *(0x915, 0x94D, 0x200B, 0x200D, 0x202E, 0x2066, 0xD800, 0xDFFF, 0xFEFF, 0xFF1D),
    *(0xFFFD, 0xFFFE, 0x1F600, 0xE0001, 0x10FFFF),
)
_ON_PLACES: tuple[Callable[[Any, Any, random.Random], None], ...] = (
    *(_replace, _replace, _retype, _leave_out, _say_twice, _write_oddly),
)
