"""One request in, one answer out, with the faults that are on."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from socket import socket

from sourcehub_portal.sandbox.answer import (
    Answer,
    ApiError,
    invalid_key,
    not_found,
    of_json,
    wrong_method,
)
from sourcehub_portal.sandbox.api import ENDPOINTS
from sourcehub_portal.sandbox.control import CONTROLS, Held
from sourcehub_portal.sandbox.counter import Counter
from sourcehub_portal.sandbox.faults.layers import (
    ANSWER,
    PAGE,
    QUESTION,
    WIRE,
    Exchange,
)
from sourcehub_portal.sandbox.faults.switch import Setting, Switch
from sourcehub_portal.sandbox.question import asked
from sourcehub_portal.sandbox.request import Request
from sourcehub_portal.sandbox.world import World

_API = "/api/"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, and the faulty way to send it where there is one."""

    answer: Answer
    send: Callable[[socket, Answer], None] | None = None


class Sandbox:
    """A pretend SourceHub, apart from its sockets.

    `elsewhere` is the address to which some faults lead.
    """

    def __init__(
        self, world: World, *, key: str, counter: Counter, elsewhere: str
    ) -> None:
        self.world = world
        self.switch = Switch(world)
        self._held = Held(world, self.switch, counter)
        self._elsewhere = elsewhere
        self._bearer = f"Bearer {key}"

    @contextmanager
    def serve(self, request: Request) -> Iterator[Reply]:
        """The API and the controls on one port; the answer is sent within."""
        if not request.path.startswith(_API):
            yield self._controlled(request)
            return
        with self._held.counter.counting(request.path):
            yield self._reply(request)

    @contextmanager
    def serve_controls(self, request: Request) -> Iterator[Reply]:
        """The controls alone, for a port that no fault closes."""
        yield self._controlled(request)

    def _reply(self, request: Request) -> Reply:
        setting = self.switch.setting.at(request.path)
        if setting.latency_ms:
            time.sleep(setting.latency_ms / 1000)
        answer = self._answered(request, setting)
        exchange = self._exchange(request.path, skip=0, phone="")
        for distort in ANSWER.of(setting.names):
            answer = distort(answer, exchange)
        return Reply(answer, next(iter(WIRE.of(setting.names)), None))

    def _answered(self, request: Request, setting: Setting) -> Answer:
        try:
            return self._page(request, setting)
        except ApiError as refusal:
            return refusal.answer(request.path)

    def _page(self, request: Request, setting: Setting) -> Answer:
        if request.authorization != self._bearer:
            raise invalid_key()
        endpoint = ENDPOINTS.get(request.path)
        if endpoint is None:
            raise not_found()
        if request.method != "GET":
            raise wrong_method(request.method)
        question = asked(request.query)
        for mishear in QUESTION.of(setting.names):
            question = mishear(question)
        page = endpoint(self.world, self.switch.listing(setting), question)
        exchange = self._exchange(
            request.path, skip=question.skip, phone=question.phone
        )
        for spoil in PAGE.of(setting.names):
            page = spoil(page, exchange)
        return of_json(page.document())

    def _controlled(self, request: Request) -> Reply:
        try:
            controls = CONTROLS.get(request.path)
            if controls is None:
                raise not_found()
            if request.method not in controls:
                raise wrong_method(request.method)
            return Reply(controls[request.method](self._held, request))
        except ApiError as refusal:
            return Reply(refusal.answer(request.path))

    def _exchange(self, path: str, *, skip: int, phone: str) -> Exchange:
        strangers = partial(self.world.orders_of_another, phone)
        first = self.switch.first
        return Exchange(
            path=path,
            skip=skip,
            first=first,
            strangers=strangers,
            elsewhere=self._elsewhere,
        )
