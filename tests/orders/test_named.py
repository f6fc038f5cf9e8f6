"""What is found by what is no phone: one opens itself, several are a choice."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from accounts.models import Access, Action
from orders.named import matches
from tests.customers.factory import make_customer

from .factory import answer, invoice, keep, make_order
from .reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def orders() -> None:
    mixed = invoice(879) | {"invoice_number": "Bill no. 7/Ab"}
    worded = invoice(880) | {"invoice_number": "Inv 26 06638"}
    keep(
        answer(
            [
                make_order(874, order_no="00865", invoices=[invoice(877)]),
                make_order(886, order_no="SO/886", invoices=[invoice(878)]),
                make_order(887, order_no="Ord-Ab12_3", invoices=[mixed]),
                make_order(888, invoices=[worded]),
            ]
        )
    )


@pytest.mark.usefixtures("orders")
@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("00865", "/orders/874/"),
        ("865", "/orders/874/"),
        (" Order #00865 ", "/orders/874/"),
        ("so/886", "/orders/886/"),
        ("INV-877", "/orders/874/"),
        ("invoice no. inv-878", "/orders/886/"),
        ("order number 865", "/orders/874/"),
        # However its letters are typed,
        ("Ord-Ab12_3", "/orders/887/"),
        ("ord-ab12_3", "/orders/887/"),
        ("order ORD-AB12_3", "/orders/887/"),
        ("inv-877", "/orders/874/"),
        ("bill no. 7/ab", "/orders/887/"),
        ("invoice inv 26 06638", "/orders/888/"),
        ("Inv. No. inv 26 06638", "/orders/888/"),
        # and whatever comes along with it.
        ("\N{ZERO WIDTH SPACE}INV-877", "/orders/874/"),
        ("INV\N{NON-BREAKING HYPHEN}877", "/orders/874/"),
        ("INV\N{EN DASH}877", "/orders/874/"),
        ("००८६५", "/orders/874/"),
        ("865.", "/orders/874/"),
        ("#865,", "/orders/874/"),
        ("'00865", "/orders/874/"),
        ("(Order no. 865)", "/orders/874/"),
        (
            "\N{LEFT DOUBLE QUOTATION MARK}INV-877\N{RIGHT DOUBLE QUOTATION MARK}?",
            "/orders/874/",
        ),
    ],
)
def test_an_order_or_invoice_opens_itself(
    support: Client, typed: str, address: str
) -> None:
    assert support.get("/orders/", {"phone": typed}).headers["Location"] == address


@pytest.mark.parametrize("typed", ["C-77", "c-77", "Zaveri", "29AAACH7409R1ZX"])
def test_the_one_customer_leads_to_the_orders_of_their_number(
    support: Client, typed: str
) -> None:
    make_customer(
        1,
        display_name="Zaveri Stores",
        customer_code="C-77",
        gstin="29AAACH7409R1ZX",
        contactperson_number="98450 12345",
    )
    found = support.get("/orders/", {"phone": typed})
    assert found.headers["Location"] == "/orders/?phone=9845012345"


@pytest.mark.parametrize("name", ["Noa", "No1", "Orderly", "Invoice & Co"])
def test_a_name_that_begins_like_a_word_before_a_number_is_a_name(
    support: Client, name: str
) -> None:
    make_customer(1, display_name=name, contactperson_number="98450 12345")
    found = support.get("/orders/", {"phone": name})
    assert found.status_code == 302
    assert found.headers["Location"] == "/orders/?phone=9845012345"


@pytest.mark.parametrize(
    "typed",
    [
        "12345",
        "984501234",
        "98450-1234",
        "Ph. 98450 1234",
        "mobile: 98450 1234",
        "tel:984501234",
    ],
)
def test_a_part_of_a_number_opens_nobodys_orders(support: Client, typed: str) -> None:
    make_customer(1, display_name="Zaveri", contactperson_number="98450 12345")
    page = support.get("/orders/", {"phone": typed})
    assert page.status_code == 200
    assert "This one? What was typed is a part of this customer's number." in words(
        page
    )
    assert 'href="/orders/?phone=9845012345"' in page.content.decode()


def test_a_customer_without_a_number_leads_to_their_page(support: Client) -> None:
    make_customer(1, display_name="Zaveri", contactperson_number="", company_phone="")
    found = support.get("/orders/", {"phone": "Zaveri"})
    assert found.headers["Location"] == "/customers/1/"


def test_several_are_a_choice(support: Client) -> None:
    make_customer(1, display_name="Sita Traders", city="Kochi")
    make_customer(2, display_name="Sita Stores", city="Pune")
    page = support.get("/orders/", {"phone": "sita"})
    assert page.status_code == 200
    assert "Which one?" in words(page)
    assert "Sita Traders" in words(page)
    assert "not a phone number" not in words(page)
    assert 'value="sita"' in page.text
    assert "aria-invalid" not in page.text
    assert "for more" not in words(page)


def test_a_choice_of_orders_is_noted_and_is_no_look_up(support: Client) -> None:
    keep(answer([make_order(7, order_no="5"), make_order(8, order_no="00005")]))
    make_customer(1, display_name="Zaveri", customer_code="5")
    page = support.get("/orders/", {"phone": "5"})
    assert "Which one?" in words(page)
    (look,) = Access.objects.all()
    assert (look.what, look.subject, look.count) == (
        Action.OFFERED,
        "8 7",
        2,
    )


def test_a_choice_of_customers_alone_is_no_look_at_orders(support: Client) -> None:
    make_customer(1, display_name="Sita Traders")
    make_customer(2, display_name="Sita Stores")
    assert "Which one?" in words(support.get("/orders/", {"phone": "sita"}))
    assert not Access.objects.exists()


def test_of_many_more_the_customers_are_searched(support: Client) -> None:
    for number in range(1, 10):
        make_customer(number, display_name=f"Sita {number:02}")
    page = support.get("/orders/", {"phone": "sita", "from": "2026-11-01"})
    assert '<a href="/customers/?q=sita">Search the customers for more</a>' in page.text
    assert 'value="2026-11-01"' in page.text


def test_no_more_than_a_handful_are_offered() -> None:
    for number in range(1, 30):
        make_customer(number, display_name=f"Sita {number:02}")
    assert len(matches("sita")) == 8


@pytest.mark.parametrize("typed", ["nobody", "x", "%", "'; --", "#", "order"])
def test_what_is_called_so_by_nobody_is_said(support: Client, typed: str) -> None:
    page = support.get("/orders/", {"phone": typed})
    assert page.status_code == 200
    assert words(page).count("This is not a phone number") == 2  # field and summary
    assert words(page).count("No order, invoice or customer") == 1


def test_what_no_database_takes_is_refused_in_words(support: Client) -> None:
    page = support.get("/orders/", {"phone": "a\0b"})
    assert page.status_code == 200
    assert "Nothing was looked up" in words(page)


def test_a_phone_stays_a_phone(support: Client) -> None:
    make_customer(1, display_name="9845012345 Stores")
    assert support.get("/orders/", {"phone": "9845012345"}).status_code == 200


def bill_of(number: str) -> dict[str, Any]:
    return invoice(1) | {"invoice_number": number}


def suggested(client: Client, typed: str) -> list[tuple[str, str]]:
    page = client.get("/orders/suggest/", {"phone": typed}).text
    return re.findall(r'<option value="(.*?)">(.*?)</option>', page)


def test_while_it_is_typed_it_is_suggested(support: Client) -> None:
    make_customer(
        1, display_name="Sita & Co", contactperson_number="9845012345", city="Kochi"
    )
    make_customer(2, display_name="Gita", contactperson_number="9945012399")
    assert suggested(support, "sit") == [
        ("9845012345", "Sita &amp; Co, +91 98450 12345, Kochi")
    ]
    assert [value for value, _ in suggested(support, "45012")] == [
        "9945012399",
        "9845012345",
    ]
    assert suggested(support, "98450 1234")


@pytest.mark.usefixtures("orders")
def test_an_order_is_suggested_by_its_number(support: Client) -> None:
    assert suggested(support, "SO/886") == [("SO/886", "SO/886, Asha Traders, Placed")]


def test_an_order_or_invoice_is_suggested_by_how_its_number_begins(
    support: Client,
) -> None:
    keep(
        answer(
            [
                make_order(1, order_no="Z-ONTOP18", invoices=[]),
                make_order(2, order_no="00012", invoices=[bill_of("INV-26-05002")]),
                make_order(3, order_no="00013", invoices=[bill_of("INV-26-05001")]),
            ]
        )
    )
    for typed in ("z-on", "Z\N{EN DASH}ONTOP", "order z-ont"):
        assert [value for value, _ in suggested(support, typed)] == ["Z-ONTOP18"]
    for typed in ("INV-26-0500", "inv-26"):
        found = [value for value, _ in suggested(support, typed)]
        assert found == ["INV-26-05001", "INV-26-05002"]
    assert [value for value, _ in suggested(support, "#000")] == ["00012", "00013"]
    for typed in ("#00", "NV-26", "ON_", "z-o%", "z-ontop19"):
        assert suggested(support, typed) == []


def test_a_number_that_only_begins_so_does_not_open_itself(support: Client) -> None:
    keep(answer([make_order(1, order_no="Z-ONTOP18")]))
    assert support.get("/orders/", {"phone": "Z-ONTOP1"}).status_code == 200


def test_of_many_numbers_that_begin_so_a_handful_is_suggested(support: Client) -> None:
    asked: list[int] = []
    suggested(support, "nr-")  # what a search found is recalled from then on
    for many in (10, 39):
        made = range(many, 0, -1)
        bills = (bill_of(f"NR-{each:02}") for each in made)
        rows = zip(made, bills, strict=True)
        keep(answer(make_order(pk, order_no="", invoices=[bill]) for pk, bill in rows))
        with CaptureQueriesContext(connection) as captured:
            found = [value for value, _ in suggested(support, "nr-")]
        assert found == [f"NR-{each:02}" for each in range(1, 9)]
        asked.append(len(captured))
    assert asked[0] == asked[1]


def test_numbers_of_another_sourcehub_are_neither_found_nor_suggested(
    support: Client, settings: Settings
) -> None:
    settings.SOURCEHUB_API_URL = "https://one.example"
    keep(answer([make_order(1, order_no="ZZ-1", invoices=[bill_of("YY-1")])]))
    assert suggested(support, "yy-")
    settings.SOURCEHUB_API_URL = "https://another.example"
    for typed in ("zz-", "yy-", "zz-1", "yy-1"):
        assert suggested(support, typed) == []


@pytest.mark.parametrize("typed", ["", "si", "  ", "\0\0\0", "x" * 5_000])
def test_of_too_little_or_too_much_nothing_is_suggested(
    support: Client, typed: str
) -> None:
    make_customer(1, display_name="Sita")
    assert suggested(support, typed) == []


def test_suggestions_cost_as_many_queries_for_few_as_for_many(support: Client) -> None:
    asked: list[int] = []
    for number in range(1, 40):
        make_customer(number, display_name=f"Sita {number:02}")
        if number in {10, 39}:
            with CaptureQueriesContext(connection) as captured:
                assert len(suggested(support, "sita")) == 8
            asked.append(len(captured))
    assert asked[0] == asked[1]


def test_a_code_that_reads_like_a_phone_is_a_code(support: Client) -> None:
    code = "1639000077"
    make_customer(1, customer_code=code, contactperson_number="98450 12345")
    for typed in (code, f" {code}", f"code {code}", f"Customer code: {code}"):
        found = support.get("/orders/", {"phone": typed})
        assert found.headers["Location"] == "/orders/?phone=9845012345"


@pytest.mark.parametrize("code", ["1600000000", "1601234567", "1601999999"])
def test_a_code_that_reads_like_a_service_number_is_a_code(
    support: Client, code: str
) -> None:
    make_customer(1, customer_code=code, contactperson_number="98450 12345")
    for typed in (code, f"code {code}"):
        found = support.get("/orders/", {"phone": typed})
        assert found.headers["Location"] == "/orders/?phone=9845012345"


def test_a_number_that_is_somebodys_phone_stays_one(support: Client) -> None:
    make_customer(1, customer_code="8041234567")
    make_customer(2, contactperson_number="080 4123 4567")
    assert support.get("/orders/", {"phone": "8041234567"}).status_code == 200
    make_customer(3, customer_code="9845012345")
    assert support.get("/orders/", {"phone": "9845012345"}).status_code == 200


def test_an_order_hides_no_customer_with_that_very_code() -> None:
    make_customer(1, display_name="Zaveri", customer_code="1001")
    keep(answer([make_order(874, order_no="01001")]))
    assert [(each.kind, each.name) for each in matches("1001")] == [
        ("Order", "01001"),
        ("Customer", "Zaveri"),
    ]


def test_an_order_with_its_invoices_number_is_one_match() -> None:
    bill = invoice(1) | {"invoice_number": "00865"}
    keep(answer([make_order(874, order_no="00865", invoices=[bill, bill])]))
    assert len(matches("865")) == 1


def test_the_days_asked_for_beside_a_name_are_kept(support: Client) -> None:
    make_customer(1, display_name="Zaveri", contactperson_number="98450 12345")
    asked = {"phone": "Zaveri", "from": "2024-04-01", "find": "ring & co", "now": "1"}
    found = support.get("/orders/", asked)
    kept = "from=2024-04-01&find=ring+%26+co"
    assert found.headers["Location"] == f"/orders/?phone=9845012345&{kept}"


def test_the_days_asked_for_beside_a_name_are_kept_in_a_choice(support: Client) -> None:
    for number in (1, 2):
        phone = f"98450 1234{number}"
        make_customer(number, display_name="Sita", contactperson_number=phone)
    page = support.get("/orders/", {"phone": "sita", "to": "2024-04-01"}).text
    assert 'href="/orders/?phone=9845012341&amp;to=2024-04-01"' in page


@pytest.mark.parametrize("typed", ["Order:", "Inv.", "no:", "Order no.", "#"])
def test_a_word_alone_finds_no_order_without_a_number(typed: str) -> None:
    keep(answer([make_order(1, order_no="", invoices=[invoice(1, invoice_number="")])]))
    assert matches(typed) == []
