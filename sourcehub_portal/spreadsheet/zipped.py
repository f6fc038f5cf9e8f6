"""A ZIP file that is sent while it is written."""

import io
from collections.abc import Iterable, Iterator
from zipfile import ZIP_DEFLATED, ZipFile

# A workbook's XML repeats itself so much that more effort saves little.
EFFORT = 1

Part = tuple[str, Iterable[bytes]]


class _Outbox(io.RawIOBase):
    """Keeps what is written until it is taken. It cannot seek, so that ZipFile writes
    the sizes of a part behind it."""

    def __init__(self) -> None:
        self._written: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._written.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        taken = b"".join(self._written)
        self._written.clear()
        return taken


def zipped(parts: Iterable[Part]) -> Iterator[bytes]:
    """The ZIP file of these parts, (name, content) each, in chunks."""
    outbox = _Outbox()
    with ZipFile(outbox, "w", ZIP_DEFLATED, compresslevel=EFFORT) as archive:
        for name, content in parts:
            with archive.open(name, "w") as part:
                for chunk in content:
                    part.write(chunk)
                    if taken := outbox.taken():
                        yield taken
    # The end of the file, which what breaks off does not get.
    yield outbox.taken()
