import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.test import RequestFactory

from accounts.access import Action, note
from accounts.models import Access, User
from tests.accounts.people import browser_of, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_of_asha(rf: RequestFactory) -> HttpRequest:
    request = rf.get("/")
    request.user = make_person("sales", name="asha")
    return request


def test_a_note_says_who_what_whose_and_how_many(request_of_asha: HttpRequest) -> None:
    note(request_of_asha, Action.LOOKUP, subject="6396281335", count=2)

    row = Access.objects.get()
    assert row.who == request_of_asha.user
    assert (row.username, row.what, row.subject, row.count) == (
        "asha",
        Action.LOOKUP,
        "6396281335",
        2,
    )
    assert str(row) == "asha: Looked up orders 6396281335"


def test_a_note_outlives_the_person(request_of_asha: HttpRequest) -> None:
    note(request_of_asha, Action.CUSTOMER, subject="9")
    User.objects.all().delete()

    row = Access.objects.get()
    assert row.who is None
    assert row.username == "asha"


def test_a_nul_does_not_keep_a_note_from_being_written(
    request_of_asha: HttpRequest,
) -> None:
    note(request_of_asha, Action.EXPORT, subject="q=a\0b")

    assert Access.objects.get().subject == "q=a\N{REPLACEMENT CHARACTER}b"


def test_nothing_is_noted_of_nobody(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.user = AnonymousUser()

    with pytest.raises(PermissionDenied):
        note(request, Action.ORDER, subject="874")


def test_the_newest_note_is_listed_first(request_of_asha: HttpRequest) -> None:
    for subject in "123":
        note(request_of_asha, Action.CUSTOMER, subject=subject)

    assert [row.subject for row in Access.objects.all()] == ["3", "2", "1"]


def test_the_admin_shows_the_log_and_lets_nobody_write_it(
    request_of_asha: HttpRequest,
) -> None:
    note(request_of_asha, Action.CUSTOMER, subject="613")
    row = Access.objects.get()
    admin = browser_of("admin")

    assert "613" in admin.get("/admin/accounts/access/").text
    assert admin.get(f"/admin/accounts/access/{row.pk}/change/").status_code == 200
    for action in ("add", f"{row.pk}/change", f"{row.pk}/delete"):
        url = f"/admin/accounts/access/{action}/"
        assert admin.post(url, {"subject": "0"}).status_code == 403
