"""Liveness and readiness, for whoever runs the portal's processes."""

from collections.abc import Callable

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse


class HealthMiddleware:
    """Answers `/livez` and `/readyz` ahead of hosts, sessions and sign-in.

    `/livez` touches no database: a process that can answer is alive. `/readyz` answers
    503 while the database cannot be asked.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/livez":
            return _plain("alive")
        if request.path == "/readyz":
            return _readiness()
        return self.get_response(request)


def _readiness() -> HttpResponse:
    try:
        with connection.cursor() as cursor:
            # Of a table: SQLite makes an empty database where there is none.
            cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
    except Error:
        return _plain("the database cannot be asked", status=503)
    return _plain("ready")


def _plain(text: str, status: int = 200) -> HttpResponse:
    response = HttpResponse(text + "\n", content_type="text/plain", status=status)
    response["Cache-Control"] = "no-store"
    return response
