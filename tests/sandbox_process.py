"""Starts the sandbox as what it is: another process, asked over HTTP."""

import json
import subprocess
import sys
from collections.abc import Iterable
from http.client import HTTPConnection
from pathlib import Path
from types import TracebackType
from typing import Any, Self

KEY = "sandbox-key"
_ROOT = Path(__file__).parents[1]
_SECONDS = 10


class SandboxProcess:
    """A running sandbox. `url` is what SOURCEHUB_API_URL would be, with `/api`.

    It is told what to do through the switch's own port, which no fault closes. As a
    context manager it stops at the end.
    """

    def __init__(
        self, process: subprocess.Popen[str], *, url: str, switch: str, key: str = KEY
    ) -> None:
        self.process = process
        self.url = url
        self.origin = url.removesuffix("/api")
        self.switch = switch
        self.key = key

    @classmethod
    def start(
        cls,
        *,
        customers: int = 1000,
        seed: int = 1,
        port: int = 0,
        today: str | None = None,
        faults: Iterable[str] = (),
        key: str = KEY,
    ) -> Self:
        """Returns once it listens; port 0 takes a free one. `today` is an ISO date."""
        options = [f"--port={port}", f"--customers={customers}", f"--seed={seed}"]
        options += [f"--key={key}"]
        options += [f"--today={today}"] if today else []
        options += [f"--fault={name}" for name in faults]
        process = subprocess.Popen(
            [sys.executable, "-m", "sourcehub_portal.sandbox", *options],
            cwd=_ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        if process.stdout is None:
            raise RuntimeError("The sandbox has no standard output.")
        said = [process.stdout.readline() for _ in range(2)]
        if not all(said):
            raise RuntimeError(f"The sandbox did not start: {process.wait(_SECONDS)}")
        url, switch = (line.split()[-1] for line in said)
        control = switch.removesuffix("/sandbox/")
        return cls(process, url=url, switch=control, key=key)

    def control(
        self, *, names: Iterable[str] = (), latency_ms: int = 0, only: str | None = None
    ) -> None:
        """Sets exactly these faults; without any, the sandbox behaves again."""
        wanted = {"names": list(names), "latency_ms": latency_ms, "only": only}
        self._own("POST", "/sandbox/faults", json.dumps(wanted))

    def clear(self) -> None:
        self._own("DELETE", "/sandbox/faults")

    def known(self) -> list[str]:
        """The names of all faults."""
        names: Any = self._own("GET", "/sandbox/faults")["known"]
        return list(names)

    def requests(self, path: str | None = None) -> int:
        """Requests to the API since the last reset; `path` is e.g. /api/orders."""
        counted: Any = self.counted()
        found: int = counted["by_path"].get(path, 0) if path else counted["requests"]
        return found

    def most_at_once(self) -> int:
        """The most requests that were under way together since the last reset."""
        return int(str(self.counted()["most_at_once"]))

    def strayed(self) -> int:
        """How many connections came to the port that only a fault names."""
        counted: Any = self.counted()
        found: int = counted["elsewhere"]["connections"]
        return found

    def counted(self) -> dict[str, object]:
        """All that was counted: see GET /sandbox/requests."""
        return self._own("GET", "/sandbox/requests")

    def reset_requests(self) -> None:
        self._own("DELETE", "/sandbox/requests")

    def leave(self, ids: Iterable[int]) -> None:
        """These customers are not listed any more, beside those who are away."""
        self._send_away(self.away() | set(ids))

    def arrive(self, ids: Iterable[int]) -> None:
        """These customers are listed again."""
        self._send_away(self.away() - set(ids))

    def away(self) -> set[int]:
        ids: Any = self._own("GET", "/sandbox/customers")["away"]
        return set(ids)

    def _send_away(self, ids: Iterable[int]) -> None:
        body = json.dumps({"away": sorted(ids)})
        self._own("POST", "/sandbox/customers", body)

    def reset(self) -> None:
        """No faults, everyone listed, nothing counted."""
        self.clear()
        self._send_away([])
        self.reset_requests()

    def throughout(self) -> set[int]:
        """The ids listed since the last churn began (or all, without any)."""
        ids = self._own("GET", "/sandbox/throughout")["ids"]
        if not isinstance(ids, list):
            raise TypeError("`ids` is not a list")
        return set(ids)

    def customers(self) -> dict[int, dict[str, Any]]:
        """Every customer that it holds, by id, in its order, read page by page."""
        rows: dict[int, dict[str, Any]] = {}
        while page := self._page(skip=len(rows)):
            rows |= {row["id"]: row for row in page}
        return rows

    def _page(self, *, skip: int) -> list[dict[str, Any]]:
        path = f"/api/customers?count=100&skip={skip}"
        said: Any = self._own("GET", path, origin=self.origin)
        rows: list[dict[str, Any]] = said["data"]["customers"]
        return rows

    def stop(self) -> int:
        """Ends it as a terminal or a supervisor would; returns its exit status."""
        self.process.terminate()
        status = self.process.wait(_SECONDS)
        if self.process.stdout:
            self.process.stdout.close()
        return status

    def stop_and_tell_port(self) -> int:
        """Ends it and returns the port, for another to take its place."""
        self.stop()
        return int(self.origin.rpartition(":")[2])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _own(
        self, method: str, path: str, body: str = "", *, origin: str = ""
    ) -> dict[str, object]:
        """Asks one of the sandbox's addresses, at the switch's port by default."""
        host = (origin or self.switch).removeprefix("http://")
        connection = HTTPConnection(host, timeout=_SECONDS)
        try:
            connection.request(
                method, path, body, {"Authorization": f"Bearer {self.key}"}
            )
            response = connection.getresponse()
            said = json.loads(response.read())
        finally:
            connection.close()
        if response.status != 200 or not isinstance(said, dict):
            raise RuntimeError(f"{method} {path}: {response.status} {said}")
        return said
