"""The sandbox's own addresses: what it holds, and its switch for faults. No key."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from sourcehub_portal.sandbox.answer import Answer, bad_request, of_json
from sourcehub_portal.sandbox.counter import Counter
from sourcehub_portal.sandbox.faults import BY_HAND, known
from sourcehub_portal.sandbox.faults.switch import Setting, Switch
from sourcehub_portal.sandbox.request import Request
from sourcehub_portal.sandbox.world import World

VERSION = "1"


@dataclass(frozen=True, slots=True)
class Held:
    """All that the controls show and set."""

    world: World
    switch: Switch
    counter: Counter


Control = Callable[[Held, Request], Answer]


def about(held: Held, _: Request) -> Answer:
    return of_json(
        {
            "customers": held.world.roster.size,
            "seed": held.world.seed,
            "today": held.world.today.isoformat(),
            "version": VERSION,
        }
    )


def shown(held: Held, _: Request) -> Answer:
    setting = held.switch.setting
    return of_json(
        {
            "active": list(setting.names),
            "latency_ms": setting.latency_ms,
            "only": setting.only,
            "known": {name: asdict(fault) for name, fault in known().items()},
            "by_hand": BY_HAND,
        }
    )


def switched(held: Held, request: Request) -> Answer:
    held.switch.set(_setting(request.body))
    return shown(held, request)


def cleared(held: Held, request: Request) -> Answer:
    held.switch.set(Setting())
    return shown(held, request)


def throughout(held: Held, _: Request) -> Answer:
    return of_json({"ids": held.switch.throughout()})


def counted(held: Held, _: Request) -> Answer:
    return of_json(held.counter.document())


def uncounted(held: Held, request: Request) -> Answer:
    held.counter.reset()
    return counted(held, request)


def away(held: Held, _: Request) -> Answer:
    return of_json({"away": held.world.roster.away})


def sent_away(held: Held, request: Request) -> Answer:
    ids = _object(request.body).get("away")
    if not isinstance(ids, list) or not all(type(one) is int for one in ids):
        raise bad_request("`away` is a list of customers' ids.")
    held.switch.send_away(ids)
    return away(held, request)


CONTROLS: dict[str, dict[str, Control]] = {
    "/sandbox": {"GET": about},
    "/sandbox/faults": {"GET": shown, "POST": switched, "DELETE": cleared},
    "/sandbox/throughout": {"GET": throughout},
    "/sandbox/requests": {"GET": counted, "DELETE": uncounted},
    "/sandbox/customers": {"GET": away, "POST": sent_away},
}


def _object(body: bytes) -> dict[str, Any]:
    try:
        wanted = json.loads(body)
    except ValueError as error:
        raise bad_request("The body is not JSON.") from error
    if not isinstance(wanted, dict):
        raise bad_request("The body is not an object.")
    return wanted


def _setting(body: bytes) -> Setting:
    wanted = _object(body)
    names, latency = wanted.get("names", []), wanted.get("latency_ms", 0)
    only = wanted.get("only")
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise bad_request("`names` is a list of fault names.")
    if not isinstance(latency, int) or latency < 0:
        raise bad_request("`latency_ms` is a whole number, not below zero.")
    if not isinstance(only, str | None):
        raise bad_request("`only` is the beginning of a path.")
    return Setting(names=tuple(names), latency_ms=latency, only=only)
