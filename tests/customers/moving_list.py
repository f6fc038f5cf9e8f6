"""A list of ids that changes before every read, as SourceHub's may."""

import random
from collections.abc import Callable
from dataclasses import dataclass

Change = Callable[["MovingList"], None]


@dataclass(frozen=True)
class Rows:
    ids: tuple[int, ...]
    total: int | None

    @property
    def received(self) -> int:
        return len(self.ids)


class MovingList:
    """`read(skip, count)` over ids that `change` alters before each answer.

    `throughout` are the ids that were there at the start and never left.
    """

    def __init__(self, ids: list[int], change: Change, seed: int = 0) -> None:
        self.ids = list(ids)
        self.throughout = set(ids)
        self.change = change
        self.random = random.Random(seed)
        self.cap: int | None = None
        self.reads = 0
        self._next = max(ids, default=0) + 1

    def read(self, skip: int, count: int) -> Rows:
        self.reads += 1
        self.change(self)
        size = min(count, self.cap or count)
        return Rows(tuple(self.ids[skip : skip + size]), len(self.ids))

    def new_id(self) -> int:
        self._next += 1
        return self._next

    def remove(self, index: int) -> None:
        if len(self.ids) > 20:
            self.throughout.discard(self.ids.pop(index))


def nothing(rows: MovingList) -> None:
    pass


def insert_in_front(rows: MovingList) -> None:
    rows.ids.insert(0, rows.new_id())


def insert_behind(rows: MovingList) -> None:
    rows.ids.append(rows.new_id())


def insert_anywhere(rows: MovingList) -> None:
    rows.ids.insert(rows.random.randrange(len(rows.ids) + 1), rows.new_id())


def delete_in_front(rows: MovingList) -> None:
    rows.remove(0)


def delete_anywhere(rows: MovingList) -> None:
    rows.remove(rows.random.randrange(len(rows.ids) or 1))


def move_to_front(rows: MovingList) -> None:
    if rows.ids:
        rows.ids.insert(0, rows.ids.pop(rows.random.randrange(len(rows.ids))))


def move_to_end(rows: MovingList) -> None:
    if rows.ids:
        rows.ids.append(rows.ids.pop(rows.random.randrange(len(rows.ids))))


CHANGES: list[Change] = [
    nothing,
    insert_in_front,
    insert_behind,
    insert_anywhere,
    delete_in_front,
    delete_anywhere,
    move_to_front,
    move_to_end,
]
