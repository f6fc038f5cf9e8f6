"""Made-up answers, and where they come from."""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

from requests import PreparedRequest

URL = "https://sourcehub.example/api"
KEY = "canary-key-5f1c"
ASKED_AT = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)

Reply = tuple[int, dict[str, str], str]


def listing(name: str, rows: object, *, total: object = None) -> bytes:
    """An answer whose `data.<name>` is `rows`."""
    return json.dumps({"data": {name: rows, "pagination": {"total": total}}}).encode()


def asked(request: PreparedRequest) -> dict[str, str]:
    """The parameters of a request."""
    query = parse_qs(urlsplit(request.url or "").query)
    return {name: values[0] for name, values in query.items()}


def paging(
    name: str, ids: Sequence[int], *, total: int | None
) -> Callable[[PreparedRequest], Reply]:
    """Answers as a SourceHub that holds `ids` and honours `count` and `skip`."""

    def answer(request: PreparedRequest) -> Reply:
        parameters = asked(request)
        skip = int(parameters["skip"])
        rows = [{"id": each} for each in ids[skip : skip + int(parameters["count"])]]
        return 200, {}, listing(name, rows, total=total).decode()

    return answer
