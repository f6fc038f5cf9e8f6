"""The sandbox's own addresses: what it holds, and its switch for faults. No key."""

import json
from collections.abc import Callable

from sourcehub_portal.sandbox.answer import Answer, bad_request, of_json
from sourcehub_portal.sandbox.faults import known
from sourcehub_portal.sandbox.faults.switch import Setting, Switch
from sourcehub_portal.sandbox.world import World

VERSION = "1"

Control = Callable[[World, Switch, bytes], Answer]


def about(world: World, _: Switch, __: bytes) -> Answer:
    return of_json(
        {
            "customers": world.roster.size,
            "seed": world.seed,
            "today": world.today.isoformat(),
            "version": VERSION,
        }
    )


def shown(_: World, switch: Switch, __: bytes) -> Answer:
    setting = switch.setting
    return of_json(
        {
            "active": list(setting.names),
            "latency_ms": setting.latency_ms,
            "only": setting.only,
            "known": known(),
        }
    )


def switched(world: World, switch: Switch, body: bytes) -> Answer:
    switch.set(_setting(body))
    return shown(world, switch, body)


def cleared(world: World, switch: Switch, body: bytes) -> Answer:
    switch.set(Setting())
    return shown(world, switch, body)


def throughout(_: World, switch: Switch, __: bytes) -> Answer:
    return of_json({"ids": switch.throughout()})


CONTROLS: dict[str, dict[str, Control]] = {
    "/sandbox": {"GET": about},
    "/sandbox/faults": {"GET": shown, "POST": switched, "DELETE": cleared},
    "/sandbox/throughout": {"GET": throughout},
}


def _setting(body: bytes) -> Setting:
    try:
        wanted = json.loads(body)
    except ValueError as error:
        raise bad_request("The body is not JSON.") from error
    if not isinstance(wanted, dict):
        raise bad_request("The body is not an object.")
    names, latency = wanted.get("names", []), wanted.get("latency_ms", 0)
    only = wanted.get("only")
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise bad_request("`names` is a list of fault names.")
    if not isinstance(latency, int) or latency < 0:
        raise bad_request("`latency_ms` is a whole number, not below zero.")
    if not isinstance(only, str | None):
        raise bad_request("`only` is the beginning of a path.")
    return Setting(names=tuple(names), latency_ms=latency, only=only)
