"""A download's bytes on their way."""

from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import Self

Rest = Callable[[Iterator[bytes]], Iterator[bytes]]


class Chunks(Iterator[bytes]):
    """Chunks of which the first is made at once, and those after it go by `rest`.

    To close them closes what they are made of and what they are `read_from`, as a
    server does when the client has gone away in the middle.
    """

    def __init__(
        self, made: Iterator[bytes], *, rest: Rest = iter, read_from: object = None
    ) -> None:
        self._sources = (made, read_from)
        self._chunks = chain(list(islice(made, 1)), rest(made))

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> bytes:
        return next(self._chunks)

    def close(self) -> None:
        for source in self._sources:
            if close := getattr(source, "close", None):
                close()
