"""The 400 page: what it says, and what it keeps to itself."""

from http import HTTPStatus

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import BadRequest, DisallowedHost
from django.http import HttpResponse
from django.test import RequestFactory

from sourcehub_portal.refusals import bad_request


def refusal(exception: Exception) -> HttpResponse:
    """The page that a stranger gets for an exception."""
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    return bad_request(request, exception)


def test_a_bad_request_is_refused_in_its_own_words() -> None:
    answer = refusal(BadRequest("Choose a <format>."))
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert "Choose a &lt;format&gt;." in answer.content.decode()


def test_words_that_were_not_written_for_people_are_not_shown() -> None:
    answer = refusal(DisallowedHost("Invalid HTTP_HOST header: evil.example"))
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert "evil.example" not in answer.content.decode()
