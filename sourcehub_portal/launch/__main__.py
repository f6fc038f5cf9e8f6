"""Makes a secret key and the database under `var/`, then runs the portal's processes:
the web server, the worker and, unless a SourceHub is configured, the sandbox. Data are
kept from run to run.
"""

import os
import signal
import sys

from sourcehub_portal.launch.configuration import ROOT, Configuration, configure
from sourcehub_portal.launch.greeting import greeting
from sourcehub_portal.launch.parts import run
from sourcehub_portal.launch.ports import must_be_free
from sourcehub_portal.launch.preparation import (
    let_go_of_the_database,
    make_demo_sign_ins,
    prepare,
)


def main() -> None:
    """Prepares what is missing and runs until Ctrl-C, or until one part ends."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    os.chdir(ROOT)
    try:
        sys.exit(_launch(configure()))
    except KeyboardInterrupt:
        print("Ended before it was ready.")  # noqa: T201 - it is for the terminal


def _launch(configuration: Configuration) -> int:
    # First: what runs there may be this portal, whose data are not to be touched.
    must_be_free(configuration.ports)
    prepare()
    names = make_demo_sign_ins() if configuration.sandboxed else []
    let_go_of_the_database()
    print(greeting(configuration, names), flush=True)  # noqa: T201 - for the terminal
    return run(configuration)


if __name__ == "__main__":
    main()
