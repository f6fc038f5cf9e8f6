"""The sandbox's ports, opened together."""

import argparse
from threading import Thread

from sourcehub_portal.sandbox.counter import Counter
from sourcehub_portal.sandbox.doorway import Doorway
from sourcehub_portal.sandbox.elsewhere import Elsewhere
from sourcehub_portal.sandbox.faults.switch import Setting
from sourcehub_portal.sandbox.sandbox import Sandbox
from sourcehub_portal.sandbox.server import HOST, Server
from sourcehub_portal.sandbox.world import World


def opened(given: argparse.Namespace) -> str:
    """Starts all of it and returns the lines that say where it is.

    Raises OSError or OverflowError for a port that cannot be had, and ApiError for a
    fault that cannot.
    """
    counter = Counter()
    elsewhere = Elsewhere(HOST, counter)
    sandbox = Sandbox(
        World(size=given.customers, seed=given.seed, today=given.today),
        key=given.key,
        counter=counter,
        elsewhere=elsewhere.address,
    )
    switch = sandbox.switch
    switch.set(
        Setting(names=tuple(given.fault), latency_ms=given.latency, only=given.only)
    )
    door = switch.setting.door
    doorway = Doorway(sandbox.serve, door, port=given.port, logs=given.log)
    switch.on_door = doorway.change
    controls = Server(sandbox.serve_controls, port=given.switch_port)
    controls.start()
    Thread(target=elsewhere.serve_forever, daemon=True).start()
    return f"Sandbox: {doorway.url}\nSwitch: http://{HOST}:{controls.port}/sandbox/\n"
