"""The sandbox's own addresses: what it holds, and its switch for faults. No key."""

from collections.abc import Callable
from dataclasses import asdict, dataclass

from sourcehub_portal.sandbox.answer import Answer, bad_request, of_json
from sourcehub_portal.sandbox.board import board
from sourcehub_portal.sandbox.counter import Counter
from sourcehub_portal.sandbox.faults import BY_HAND, known
from sourcehub_portal.sandbox.faults.switch import Setting, Switch
from sourcehub_portal.sandbox.request import Request
from sourcehub_portal.sandbox.wish import is_form, setting, wish
from sourcehub_portal.sandbox.world import World

VERSION = "1"


@dataclass(frozen=True, slots=True)
class Held:
    """All that the controls show and set."""

    world: World
    switch: Switch
    counter: Counter


Control = Callable[[Held, Request], Answer]


def about(held: Held, request: Request) -> Answer:
    if request.wants_html:
        return board(held.switch.setting, held.counter.document())
    return of_json(
        {
            "customers": held.world.roster.size,
            "seed": held.world.seed,
            "today": held.world.today.isoformat(),
            "version": VERSION,
        }
    )


def shown(held: Held, _: Request) -> Answer:
    now = held.switch.setting
    return of_json(
        {
            "active": list(now.names),
            "latency_ms": now.latency_ms,
            "only": now.only,
            "known": {name: asdict(fault) for name, fault in known().items()},
            "by_hand": BY_HAND,
        }
    )


def switched(held: Held, request: Request) -> Answer:
    held.switch.set(setting(request))
    if is_form(request):
        return Answer(303, b"", headers=(("Location", "/sandbox/"),))
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
    ids = wish(request.body).get("away")
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
