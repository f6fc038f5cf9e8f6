"""The web server. A look-up waits on SourceHub: each process has threads to spare."""

import gc
import os

from sourcehub_portal import logs

workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 24
timeout = 60
graceful_timeout = 10
keepalive = 5
# A list with many filters has a long address, and a customer's page has it in its own.
limit_request_line = 8190
# The portal is imported once, before the processes fork: half the work of a start.
preload_app = True


logconfig_dict = logs.of_gunicorn(accesses=bool(os.environ.get("ACCESS_LOG")))
# %(U)s is the path alone: a query string holds phone numbers and is in no log.
access_log_format = "%(m)s %(U)s %(s)s %(B)s %(M)sms"
control_socket_disable = True


def when_ready(server: object) -> None:  # noqa: ARG001 -- gunicorn gives it
    """What was imported stays for good: nobody need look whether it is garbage."""
    gc.collect()
    gc.freeze()
