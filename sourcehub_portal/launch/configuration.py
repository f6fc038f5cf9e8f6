"""What the environment leaves open, filled in for the portal's processes."""

import os
from dataclasses import dataclass
from pathlib import Path

from sourcehub_portal.launch.ports import asked_port, is_free
from sourcehub_portal.launch.secret_key import kept_secret_key

ROOT = Path(__file__).resolve().parents[2]
VAR = ROOT / "var"
SANDBOX_KEY = "sandbox-key"  # public: the sandbox holds made-up data


@dataclass(frozen=True)
class Configuration:
    """`sandboxed`: no SourceHub was named; `own_key`: no secret key was given.

    `switch_port` is where the sandbox's faults are switched whatever they do to its
    own port; 0 where the sandbox is to find one.
    """

    port: int
    sandboxed: bool
    own_key: bool
    switch_port: int = 0

    @property
    def sandbox_port(self) -> int:
        return self.port + 1

    @property
    def ports(self) -> list[int]:
        """All that the portal's processes will listen on."""
        return [self.port, *([self.sandbox_port] if self.sandboxed else [])]


def configure() -> Configuration:
    """Completes `os.environ`, which every process of the portal is given."""
    VAR.mkdir(exist_ok=True)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sourcehub_portal.settings")
    os.environ.setdefault("PLAIN_HTTP", "1")
    port = asked_port()
    configuration = Configuration(
        port=port,
        sandboxed=not os.environ.get("SOURCEHUB_API_URL"),
        own_key=not (os.environ.get("SECRET_KEY") or os.environ.get("SECRET_KEY_FILE")),
        switch_port=port + 2 if is_free(port + 2) else 0,
    )
    if configuration.own_key:
        os.environ["SECRET_KEY_FILE"] = str(kept_secret_key(VAR / "secret-key"))
    if configuration.sandboxed:
        address = f"http://127.0.0.1:{configuration.sandbox_port}/api"
        os.environ["SOURCEHUB_API_URL"] = address
        os.environ["SOURCEHUB_API_KEY"] = SANDBOX_KEY
    return configuration
