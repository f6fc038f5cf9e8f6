"""What goes back over the wire."""

import json
from dataclasses import dataclass
from http import HTTPStatus

JSON = "application/json"
HTML = "text/html; charset=UTF-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, a body and its headers; a fault replaces parts of it."""

    status: int
    body: bytes
    content_type: str = JSON
    headers: tuple[tuple[str, str], ...] = ()
    # When not, the end of the connection is the end of the body.
    keeps_alive: bool = True

    @property
    def head(self) -> bytes:
        return self.head_announcing(len(self.body))

    def head_announcing(self, length: int) -> bytes:
        """The head of a body that has, or pretends to have, so many bytes."""
        if not self.keeps_alive:
            return self.endless_head
        return self._head(f"Content-Length: {length}")

    @property
    def endless_head(self) -> bytes:
        """The head of a body that ends with the connection."""
        return self._head("Connection: close")

    @property
    def chunked_head(self) -> bytes:
        return self._head("Transfer-Encoding: chunked")

    def _head(self, ends: str) -> bytes:
        phrase = HTTPStatus(self.status).phrase
        lines = [
            f"HTTP/1.1 {self.status} {phrase}",
            f"Content-Type: {self.content_type}",
            *(f"{name}: {value}" for name, value in self.headers),
            ends,
        ]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("ascii")


def of_json(document: object, *, status: int = 200) -> Answer:
    """As PHP writes it: compact, and everything beyond ASCII escaped."""
    return Answer(status, json.dumps(document, separators=(",", ":")).encode("ascii"))


class ApiError(Exception):
    """SourceHub's error envelope in place of the answer that was asked for."""

    def __init__(self, status: int, code: str, description: str) -> None:
        super().__init__(description)
        self.status = status
        self.code = code
        self.description = description

    def document(self, path: str) -> dict[str, object]:
        return {
            "error": {
                "code": self.code,
                "description": self.description,
                "source": f"https://webservices.sourcehub.in{path}",
                "status_code": self.status,
            }
        }

    def answer(self, path: str) -> Answer:
        return of_json(self.document(path), status=self.status)


BAD_REQUEST = "BAD_REQUEST_ERROR"


def bad_request(description: str) -> ApiError:
    return ApiError(400, BAD_REQUEST, description)


def invalid_key() -> ApiError:
    return ApiError(401, "AUTHENTICATION_ERROR", "Invalid credential or token.")


def not_found() -> ApiError:
    return ApiError(404, "NOT_FOUND_ERROR", "The requested URL was not found.")


def wrong_method(method: str) -> ApiError:
    description = f"The {method} method is not supported for this route."
    return ApiError(405, "METHOD_NOT_ALLOWED_ERROR", description)
