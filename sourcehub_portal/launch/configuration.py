"""What the environment leaves open, filled in for the portal's processes."""

import os
from dataclasses import dataclass
from pathlib import Path

from sourcehub_portal.launch.ports import asked_port
from sourcehub_portal.launch.secret_key import kept_secret_key

ROOT = Path(__file__).resolve().parents[2]
VAR = ROOT / "var"
SANDBOX_KEY = "sandbox-key"  # public: the sandbox holds made-up data


@dataclass(frozen=True)
class Configuration:
    """`sandboxed`: no SourceHub was named; `own_key`: no secret key was given."""

    port: int
    sandboxed: bool
    own_key: bool

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
    configuration = Configuration(
        port=asked_port(),
        sandboxed=not os.environ.get("SOURCEHUB_API_URL"),
        own_key=not (os.environ.get("SECRET_KEY") or os.environ.get("SECRET_KEY_FILE")),
    )
    if configuration.own_key:
        os.environ["SECRET_KEY_FILE"] = str(kept_secret_key(VAR / "secret-key"))
    if configuration.sandboxed:
        address = f"http://127.0.0.1:{configuration.sandbox_port}/api"
        os.environ["SOURCEHUB_API_URL"] = address
        os.environ["SOURCEHUB_API_KEY"] = SANDBOX_KEY
    return configuration
