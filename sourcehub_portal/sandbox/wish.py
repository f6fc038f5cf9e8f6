"""What somebody wants of the switch, out of a request's body: JSON, or a form."""

import json
from typing import Any
from urllib.parse import parse_qs

from sourcehub_portal.sandbox.answer import bad_request
from sourcehub_portal.sandbox.faults.switch import Setting
from sourcehub_portal.sandbox.request import Request


def wish(body: bytes) -> dict[str, Any]:
    """The object that the body is. Raises ApiError (400) where it is none."""
    try:
        wanted = json.loads(body)
    except ValueError as error:
        raise bad_request("The body is not JSON.") from error
    if not isinstance(wanted, dict):
        raise bad_request("The body is not an object.")
    return wanted


def is_form(request: Request) -> bool:
    """curl calls JSON a form as well, unless it is told otherwise."""
    return request.is_form and not request.body.lstrip().startswith((b"{", b"["))


def setting(request: Request) -> Setting:
    """Raises ApiError (400) for what is no setting."""
    wanted = _filled_in(request.body) if is_form(request) else wish(request.body)
    names, latency = wanted.get("names", []), wanted.get("latency_ms", 0)
    only = wanted.get("only")
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise bad_request("`names` is a list of fault names.")
    if not isinstance(latency, int) or latency < 0:
        raise bad_request("`latency_ms` is a whole number, not below zero.")
    if not isinstance(only, str | None):
        raise bad_request("`only` is the beginning of a path.")
    return Setting(names=tuple(names), latency_ms=latency, only=only)


def _filled_in(body: bytes) -> dict[str, Any]:
    """A form, whose fields are all text, and left out where they are empty."""
    try:
        fields = parse_qs(body.decode("ascii"), strict_parsing=True)
        latency = int(fields.get("latency_ms", ["0"])[0])
    except ValueError as error:
        raise bad_request("The form cannot be read.") from error
    only = fields.get("only", [None])[0]
    return {"names": fields.get("names", []), "latency_ms": latency, "only": only}
