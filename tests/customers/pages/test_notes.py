"""What one's own team writes beside a customer."""

import pytest
from django.test import Client

from accounts.models import Access
from customers.detail_notes import SHOWN
from customers.models import Note
from tests.accounts.people import browser_of, make_person
from tests.customers.factory import make_customer
from tests.customers.pages.reading import html, words

pytestmark = pytest.mark.django_db

PAGE = "/customers/1/"
NOTES = "/customers/1/notes/"
PART = {"HX-Request": "true", "HX-Target": "notes"}


@pytest.fixture(autouse=True)
def _customer(db: None) -> None:
    make_customer(1)


def write(client: Client, text: str = "Pays late.") -> Note:
    client.post(NOTES, {"text": text})
    return Note.objects.latest("pk")


def test_a_note_says_who_wrote_it_and_when(sales: Client) -> None:
    write(sales, "Pays late.\r\nCall before noon.")
    page = html(sales, PAGE)
    assert "sales, just now" in words(page)
    assert "Pays late.<br>Call before noon." in page


def test_without_javascript_one_is_back_on_the_page_and_told(sales: Client) -> None:
    answer = sales.post(NOTES, {"text": "Pays late."}, follow=True)
    assert answer.redirect_chain == [("/customers/1/#notes", 302)]
    assert "Your note is added." in words(answer.content.decode())


def test_htmx_gets_the_notes_alone(sales: Client) -> None:
    answer = sales.post(NOTES, {"text": "Pays late."}, headers=PART)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<html" not in page
    assert "Pays late." in page
    assert "Your note is added." in page


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "Write something first."),
        (" \n ", "Write something first."),
        (
            "a" * 2_001,
            "That is 2001 characters long; a note has at most 2000.",
        ),
        ("a\0b", "Null characters are not allowed."),
    ],
)
@pytest.mark.parametrize("headers", [PART, {}])
def test_what_cannot_be_noted_is_refused_beside_the_field(
    sales: Client, text: str, error: str, headers: dict[str, str]
) -> None:
    answer = sales.post(NOTES, {"text": text}, headers=headers)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'<p class="field__error" id="note-error">{error}</p>' in page
    assert ("<html" in page) is not bool(headers)
    assert not Note.objects.exists()


def test_a_refused_text_is_kept_for_its_author(sales: Client) -> None:
    answer = sales.post(NOTES, {"text": "<b>" + "a" * 2_000})
    assert "&lt;b&gt;" + "a" * 2_000 in answer.content.decode()


def test_a_line_end_counts_as_the_one_character_that_a_browser_counts(
    sales: Client,
) -> None:
    write(sales, "a\r\n" * 999 + "aa")
    assert Note.objects.get().text == "a\n" * 999 + "aa"


def test_the_newest_note_comes_first(sales: Client) -> None:
    write(sales, "First.")
    write(sales, "Second.")
    page = html(sales, PAGE)
    assert page.index("Second.") < page.index("First.")


def test_the_newest_few_are_shown_and_all_on_request(sales: Client) -> None:
    for number in range(SHOWN + 1):
        write(sales, f"Note {number}.")
    page = html(sales, PAGE)
    assert "Note 0." not in page
    assert 'href="/customers/1/?notes=all#notes"' in page
    assert "Note 0." in html(sales, PAGE, notes="all")


def test_a_note_is_shown_inert(sales: Client) -> None:
    write(sales, "<script>alert(1)</script>")
    assert "<script>alert" not in html(sales, PAGE)


def test_one_may_change_ones_own(sales: Client) -> None:
    note = write(sales, "Pays late.")
    address = f"{NOTES}{note.pk}/"
    assert ">Pays late.</textarea>" in html(sales, address)
    sales.post(address, {"text": "Pays in time."})
    page = words(html(sales, PAGE))
    assert "Pays in time." in page
    assert "changed just now" in page
    assert "Pays late." not in page


def test_htmx_gets_the_note_to_be_changed_in_its_place(sales: Client) -> None:
    note = write(sales)
    page = sales.get(f"{NOTES}{note.pk}/", headers=PART).content.decode()
    assert "<html" not in page
    assert page.count("<textarea") == 1


def test_a_change_that_cannot_be_noted_leaves_the_note(sales: Client) -> None:
    note = write(sales, "Pays late.")
    answer = sales.post(f"{NOTES}{note.pk}/", {"text": ""})
    assert answer.status_code == 422
    assert 'id="edit-error"' in answer.content.decode()
    assert Note.objects.get().text == "Pays late."


def test_nobody_may_change_anothers(sales: Client, manager: Client) -> None:
    note = write(sales)
    for method in (manager.get, manager.post):
        assert method(f"{NOTES}{note.pk}/", {"text": "x"}).status_code == 403
    assert "Change</a>" not in html(manager, PAGE)
    assert Note.objects.get().text == "Pays late."


def test_one_may_delete_ones_own(sales: Client) -> None:
    note = write(sales)
    answer = sales.post(f"{NOTES}{note.pk}/delete/", follow=True)
    assert "The note by sales is deleted." in words(answer.content.decode())
    assert not Note.objects.exists()


def test_a_manager_may_delete_anybodys(sales: Client, manager: Client) -> None:
    note = write(sales)
    assert "Delete this note" in html(manager, PAGE)
    manager.post(f"{NOTES}{note.pk}/delete/")
    assert not Note.objects.exists()


def test_a_colleague_may_not_delete_it(sales: Client) -> None:
    note = write(sales)
    support = browser_of("support")
    assert support.post(f"{NOTES}{note.pk}/delete/").status_code == 403
    assert "Delete this note" not in html(support, PAGE)
    assert Note.objects.exists()


def test_a_link_deletes_nothing(sales: Client) -> None:
    note = write(sales)
    assert sales.get(f"{NOTES}{note.pk}/delete/").status_code == 405


def test_a_note_is_found_beside_its_own_customer_only(sales: Client) -> None:
    note = write(sales)
    make_customer(2)
    assert sales.get(f"/customers/2/notes/{note.pk}/").status_code == 404
    assert sales.post(f"/customers/2/notes/{note.pk}/delete/").status_code == 404
    assert sales.post("/customers/3/notes/", {"text": "x"}).status_code == 404


def test_a_note_outlives_its_author(sales: Client, manager: Client) -> None:
    write(sales)
    person = make_person("sales", name="left")
    Note.objects.update(who=person, author=person.username)
    person.delete()
    assert "left, just now" in words(html(manager, PAGE))


def test_another_sourcehubs_notes_are_not_shown(sales: Client) -> None:
    note = write(sales)
    Note.objects.update(source="another")
    assert "Pays late." not in html(sales, PAGE)
    assert sales.get(f"{NOTES}{note.pk}/").status_code == 404


def test_who_may_not_browse_writes_nothing() -> None:
    nobody = browser_of("")
    assert nobody.post(NOTES, {"text": "x"}).status_code == 403


def test_the_whole_page_that_is_shown_again_is_noted_as_a_look(sales: Client) -> None:
    sales.post(NOTES, {"text": ""}, headers=PART)
    assert not Access.objects.exists()
    sales.post(NOTES, {"text": ""})
    assert Access.objects.get().subject == "1"


@pytest.mark.parametrize("headers", [{}, PART])
def test_what_is_written_for_a_note_that_is_gone_is_kept(
    sales: Client, manager: Client, headers: dict[str, str]
) -> None:
    note = write(sales)
    manager.post(f"{NOTES}{note.pk}/delete/")
    answer = sales.post(f"{NOTES}{note.pk}/", {"text": "Pays now."}, headers=headers)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "This note was deleted meanwhile. Add yours as a new one." in words(page)
    assert ">Pays now.</textarea>" in page
    assert not Note.objects.exists()
