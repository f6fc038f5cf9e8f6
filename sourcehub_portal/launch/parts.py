"""The processes of the portal, run side by side until one of them ends."""

import os
import shlex
import sys

from honcho.manager import Manager

from sourcehub_portal.launch.configuration import Configuration

# What honcho gives after SIGINT and SIGTERM: the end that was asked for.
ENDED_BY_HAND = (130, 143)


def run(configuration: Configuration) -> int:
    """Returns 0 after Ctrl-C or SIGTERM, else the status of the first that ended."""
    manager = Manager()
    for name, command in _commands(configuration).items():
        manager.add_process(name, f"exec {shlex.join([sys.executable, *command])}")
    manager.loop()
    status = int(manager.returncode or 0)
    return 0 if status in ENDED_BY_HAND else status


def _commands(configuration: Configuration) -> dict[str, list[str]]:
    """Each process by its name, as what Python is to run."""
    address = f"127.0.0.1:{configuration.port}"
    portal = {
        "web": ["-m", "gunicorn", "--bind", address, "sourcehub_portal.wsgi"],
        "worker": ["manage.py", "worker"],
    }
    if not configuration.sandboxed:
        return portal
    return {"sandbox": _sandbox(configuration)} | portal


def _sandbox(configuration: Configuration) -> list[str]:
    customers = os.environ.get("SANDBOX_CUSTOMERS", "1000")
    ports = ["--port", str(configuration.sandbox_port)]
    ports += ["--switch-port", str(configuration.switch_port)]
    return ["-m", "sourcehub_portal.sandbox", *ports, "--customers", customers]
