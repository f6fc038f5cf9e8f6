"""The page of a mass removal that waits for a manager."""

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Access, Action
from customers.holds import accept, raise_hold
from customers.models import Customer, Hold, Presence
from tests.accounts.people import make_person
from tests.customers.pages.reading import names, words
from tests.overview.standing import held, swept

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sourcehub")]


def address(hold: Hold) -> str:
    return f"/status/held/{hold.pk}/"


def seen(client: Client, hold: Hold) -> str:
    answer = client.get(address(hold))
    assert answer.status_code == 200
    return words(answer.content.decode())


def accepted(client: Client, hold: Hold, **said: str) -> str:
    """The page after the button, pressed on the page of `hold` as it was read."""
    said = {"sweep": str(hold.sweep_id)} | said
    answer = client.post(f"{address(hold)}accept/", said, follow=True)
    assert answer.redirect_chain == [(address(hold), 302)]
    hold.refresh_from_db()
    return words(answer.content.decode())


def test_it_says_what_happened_and_both_explanations(manager: Client) -> None:
    page = seen(manager, held(30))
    assert "30 of 1,000 customers were not returned by the sweep of" in page
    assert "Nothing was removed" in page
    assert "If SourceHub lost them for a while" in page
    assert "If they were really removed" in page
    assert "after a second sweep an hour later gone" in page
    assert "any sighting brings a customer back" in page


def test_the_customers_are_listed_25_a_page(manager: Client) -> None:
    hold = held(30)
    first = manager.get(address(hold)).content.decode()
    second = manager.get(f"{address(hold)}?page=2").content.decode()
    listed = names(first) + names(second)
    assert (len(names(first)), len(set(listed))) == (25, 30)
    assert "Pune" in first
    assert "+91 98765 43210" in first
    assert 'href="/customers/1/"' in first + second


def test_turning_the_page_answers_with_the_customers_alone(manager: Client) -> None:
    asked = {"HX-Request": "true", "HX-Target": "results"}
    part = manager.get(f"{address(held(30))}?page=2", headers=asked).content.decode()
    assert len(names(part)) == 5
    assert "<h1" not in part


@pytest.mark.parametrize("page", ["0", "99", "-1", "x", "9" * 400])
def test_a_page_that_is_not_there_is_no_error(manager: Client, page: str) -> None:
    answer = manager.get(f"{address(held())}?page={page}")
    assert answer.status_code == 200


def test_accepting_is_noted_by_whom_and_in_the_access_log(manager: Client) -> None:
    hold = held(30)
    page = accepted(manager, hold, sure="yes")
    assert "Accepted. The customers are read again now." in page
    assert "manager accepted this just now" in page
    assert "Accept the removal" not in page
    assert hold.accepted_by == "manager"
    log = Access.objects.get(what=Action.ACCEPT)
    assert (log.username, log.subject, log.count) == ("manager", str(hold.pk), 30)


def test_accepting_by_itself_removes_nobody(manager: Client) -> None:
    accepted(manager, held(30), sure="yes")
    assert Customer.objects.filter(presence=Presence.PRESENT).count() == 30


def test_who_did_not_say_to_be_sure_has_accepted_nothing(manager: Client) -> None:
    hold = held()
    assert "Nothing was accepted: tick first" in accepted(manager, hold)
    assert hold.accepted_at is None
    assert not Access.objects.filter(what=Action.ACCEPT).exists()


def test_a_second_manager_does_not_replace_the_first(manager: Client) -> None:
    hold = held()
    accept(hold, by="asha")
    assert "this was decided meanwhile" in accepted(manager, hold, sure="yes")
    assert hold.accepted_by == "asha"
    assert not Access.objects.filter(what=Action.ACCEPT).exists()


def test_another_list_than_the_one_that_was_read_is_not_accepted(
    manager: Client,
) -> None:
    hold = held(30)
    raise_hold(swept(reason="Held again."), range(1, 29), 1000)
    assert "the list is a newer one" in accepted(manager, hold, sure="yes")
    assert hold.accepted_at is None
    assert f'name="sweep" value="{hold.sweep_id}"' in manager.get(address(hold)).text


def test_a_hold_that_has_ended_says_so(manager: Client) -> None:
    hold = held()
    Hold.objects.update(ended_at=timezone.now())
    page = seen(manager, hold)
    assert "This has ended just now." in page
    assert "there was nothing to decide" in page
    assert "Accept the removal" not in page


@pytest.mark.parametrize("role", ["support", "sales"])
def test_others_may_neither_look_nor_accept(
    role: str, request: pytest.FixtureRequest
) -> None:
    client, hold = request.getfixturevalue(role), held()
    assert client.get(address(hold)).status_code == 403
    refused = client.post(f"{address(hold)}accept/", {"sure": "yes"})
    assert refused.status_code == 403
    assert "what is held are for managers" in refused.content.decode()
    hold.refresh_from_db()
    assert hold.accepted_at is None


def test_accepting_needs_a_post_with_a_token(db: None) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_person("manager"))
    hold = held()
    assert client.get(f"{address(hold)}accept/").status_code == 405
    answer = client.post(f"{address(hold)}accept/", {"sure": "yes"})
    assert answer.status_code == 403
    hold.refresh_from_db()
    assert hold.accepted_at is None


@pytest.mark.parametrize("number", ["7", str(2**63), "9" * 40])
def test_a_hold_that_is_not_there_is_not_found(manager: Client, number: str) -> None:
    assert manager.get(f"/status/held/{number}/").status_code == 404


def test_a_hold_of_another_sourcehub_is_not_found(manager: Client) -> None:
    hold = held()
    Hold.objects.update(source="another")
    assert manager.get(address(hold)).status_code == 404
