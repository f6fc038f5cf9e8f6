"""The web server. A look-up waits on SourceHub: each process has threads to spare."""

import os

workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 12
timeout = 60
graceful_timeout = 10
keepalive = 5
accesslog = "-" if os.environ.get("ACCESS_LOG") else None
# %(U)s is the path alone: a query string holds phone numbers and is in no log.
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(B)s %(M)sms"
control_socket_disable = True
