"""What became of an order, between which of our readings."""

from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from orders.history import differing
from orders.models import Change, Order
from orders.story import SHOWN

from .factory import ASKED_AT, answer, customer, invoice, keep, make_order, product
from .reading import words

LATER = ASKED_AT + timedelta(minutes=30)
SHIPPED = {"laststatus": {"name": "Shipment Created"}}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (SHIPPED, ("status", "Placed", "Shipment Created")),
        ({"order_no": "77"}, ("number", "00001", "77")),
        ({"date": None}, ("date", "02 Nov 2026", "")),
        (
            {"products": [product(name="ring", quantity=2)]},
            (
                "products",
                "1 \N{MULTIPLICATION SIGN} ring ₹1,180.00",
                "2 \N{MULTIPLICATION SIGN} ring ₹1,180.00",
            ),
        ),
        ({"item_total_amount": 1181}, ("item_total", "₹1,180.00", "₹1,181.00")),
        ({"discount_amount": 0.5}, ("discount", "₹0.00", "₹0.50")),
        ({"return_total_amount": None}, ("return_total", "₹0.00", "")),
        ({"billable_amount": 1}, ("billable", "₹1,180.00", "₹1.00")),
        (
            {"deliveryagent": {"first_name": "archa", "phone_number": "7697602300"}},
            ("delivery_agent", "", "archa, +91 76976 02300"),
        ),
        ({"salesagent": {"last_name": "jha"}}, ("sales_agent", "", "jha")),
        (
            {"invoices": [invoice(1, cgst=91)]},
            (
                "invoices",
                "INV-1 ₹1,180.00, CGST ₹90.00, SGST ₹90.00, due 03 Dec 2026",
                "INV-1 ₹1,180.00, CGST ₹91.00, SGST ₹90.00, due 03 Dec 2026",
            ),
        ),
        ({"invoices": []}, None),
    ],
)
def test_each_field_is_told_in_words(
    fields: dict[str, object], told: tuple[str, str, str] | None
) -> None:
    found = list(differing(make_order(1), make_order(1, **fields)))

    last = (
        "invoices",
        "INV-1 ₹1,180.00, CGST ₹90.00, SGST ₹90.00, due 03 Dec 2026",
        "",
    )
    assert found == [told or last]


@pytest.mark.parametrize(
    ("field", "now", "told"),
    [
        ("returned_amount", 500, ("returned ₹0.00", "returned ₹500.00")),
        ("returned_amount", None, ("returned ₹0.00", "returned —")),
        ("discount_amount", 50, ("discount ₹0.00", "discount ₹50.00")),
        ("total_amount", 1050, ("total ₹1,000.00", "total ₹1,050.00")),
        ("date", "2026-11-04", ("dated 03 Nov 2026", "dated 04 Nov 2026")),
        ("date", None, ("dated 03 Nov 2026", "dated —")),
    ],
)
def test_whatever_changed_of_an_invoice_is_among_its_words(
    field: str, now: object, told: tuple[str, str]
) -> None:
    changed = invoice(1, **{field: now})

    found = list(differing(make_order(1), make_order(1, invoices=[changed])))

    words = "INV-1 ₹1,180.00, CGST ₹90.00, SGST ₹90.00, due 03 Dec 2026"
    assert found == [("invoices", *(f"{words}, {more}" for more in told))]


def test_what_came_back_is_told_beside_an_amount_that_changed_with_it() -> None:
    changed = invoice(1, invoice_amount=680, returned_amount=500)

    ((_, was, now),) = differing(make_order(1), make_order(1, invoices=[changed]))

    assert was.startswith("INV-1 ₹1,180.00")
    assert was.endswith("returned ₹0.00")
    assert now.startswith("INV-1 ₹680.00")
    assert now.endswith("returned ₹500.00")


def test_what_two_invoices_swapped_is_told_of_both() -> None:
    first, second = date(2026, 11, 3), date(2026, 11, 4)
    invoices = [
        [invoice(1, date=str(a)), invoice(2, date=str(b))]
        for a, b in ((first, second), (second, first))
    ]
    before, after = (make_order(1, invoices=each) for each in invoices)

    ((_, was, now),) = differing(before, after)

    assert [each[-17:] for each in was.split("; ")] == [
        "dated 03 Nov 2026",
        "dated 04 Nov 2026",
    ]
    assert [each[-17:] for each in now.split("; ")] == [
        "dated 04 Nov 2026",
        "dated 03 Nov 2026",
    ]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"gstin": "27AAPFU0939F1ZV"}, ("", "GSTIN 27AAPFU0939F1ZV")),
        (
            {"gst_treatment": "Registered"},
            ("GST treatment Unregistered", "GST treatment Registered"),
        ),
        ({"display_name": "Bina"}, ("name Asha Traders", "name Bina")),
        ({"company_name": ""}, ("company Asha Traders", "")),
        ({"contact_person_name": "Om"}, ("contact person Asha", "contact person Om")),
        (
            {"contactperson_number": "98450 99999"},
            ("phone +91 98450 12345", "phone +91 98450 99999"),
        ),
        ({"company_phone": "ask Om"}, ("", "company phone ask Om")),
        ({"customer_code": "7"}, ("code 1639000005", "code 7")),
    ],
)
def test_whatever_changed_of_the_customer_is_told_alone(
    fields: dict[str, object], told: tuple[str, str]
) -> None:
    after = make_order(1, customer=customer(**fields))

    assert list(differing(make_order(1), after)) == [("customer", *told)]


def test_a_customer_who_is_named_now_is_told() -> None:
    (told,) = differing(make_order(1, customer=[]), make_order(1))

    field, before, after = told
    assert (field, before) == ("customer", "")
    assert after.startswith("name Asha Traders, company Asha Traders, contact person")


@pytest.mark.django_db
def test_what_is_told_of_a_customer_and_a_number_has_a_heading(support: Client) -> None:
    keep(answer([make_order(1)]))
    named = customer(gstin="27AAPFU0939F1ZV")
    later = make_order(1, order_no="77", customer=named)
    keep(answer([later], asked_at=LATER))

    page = words(support.get("/orders/1/"))

    assert "Number: 00001 → became 77" in page
    assert "Customer: nothing → became GSTIN 27AAPFU0939F1ZV" in page


def test_of_several_products_those_that_differ_are_told() -> None:
    names = ("ring", "anklet", "chain")
    before = make_order(1, products=[product(name=name) for name in names])
    more = [*names[1:], "anklet", "bangle"]
    after = make_order(1, products=[product(name=name) for name in more])

    (told,) = differing(before, after)

    one = "1 \N{MULTIPLICATION SIGN}"
    gone, come = f"{one} ring ₹1,180.00", f"{one} anklet ₹1,180.00"
    assert told == ("products", gone, f"{come}; {one} bangle ₹1,180.00")


@pytest.mark.parametrize(
    "fields",
    [
        {"item_total_amount": 1180.0},  # 1180.00 in other digits
        {"customer": customer(email="asha@example.in")},  # not of the order itself
        {"customer": customer(contactperson_number="+91 98450-12345")},  # respelt
        {"unheard_of": 1},
        {"products": [product(id=9)]},  # an id is nothing to read out
    ],
)
def test_what_says_the_same_is_no_change(fields: dict[str, object]) -> None:
    assert list(differing(make_order(1), make_order(1, **fields))) == []


@pytest.mark.django_db
def test_a_change_lies_between_the_two_readings() -> None:
    keep(answer([make_order(1)]))
    between = ASKED_AT + timedelta(minutes=10)
    keep(answer([make_order(1)], asked_at=between))

    keep(answer([make_order(1, **SHIPPED)], asked_at=LATER))

    (change,) = Change.objects.all()
    assert (change.since, change.seen_at) == (between, LATER)
    assert (change.before, change.after) == ("Placed", "Shipment Created")


@pytest.mark.django_db
def test_a_new_order_is_seen_and_not_changed() -> None:
    keep(answer([make_order(1)]))

    keep(answer([make_order(1)], asked_at=LATER))

    assert Order.objects.get().first_seen_at == ASKED_AT
    assert not Change.objects.exists()


@pytest.mark.django_db
def test_an_older_answer_tells_nothing_new() -> None:
    keep(answer([make_order(1, **SHIPPED)], asked_at=LATER))

    keep(answer([make_order(1)]))

    assert not Change.objects.exists()


@pytest.mark.django_db
def test_another_sourcehubs_order_of_the_same_id_has_its_own_history(
    settings: Settings,
) -> None:
    keep(answer([make_order(1)]))
    keep(answer([make_order(1, **SHIPPED)], asked_at=LATER))
    latest = LATER + timedelta(minutes=1)

    settings.SOURCEHUB_API_URL = "https://other.example/api"
    keep(answer([make_order(1)], asked_at=latest))

    assert not Change.objects.exists()
    assert Order.objects.get().first_seen_at == latest


@pytest.mark.django_db
def test_the_page_tells_the_interval_and_the_first_status(support: Client) -> None:
    keep(answer([make_order(1)]))
    keep(answer([make_order(1, **SHIPPED)], asked_at=LATER))

    page = words(support.get("/orders/1/"))

    assert (
        "20 Nov 2026, between 17:30 and 18:00 Shipment Created , Placed before" in page
    )
    assert "20 Nov 2026, 17:30 First seen, Placed" in page


def change_so_often(number: int) -> None:
    keep(answer([make_order(1)]))
    for each in range(1, number + 1):
        status = {"laststatus": {"name": f"Step {each}"}}
        later = LATER + timedelta(minutes=each)
        keep(answer([make_order(1, **status)], asked_at=later))


@pytest.mark.django_db
def test_the_first_status_of_a_long_history_is_the_first(support: Client) -> None:
    change_so_often(SHOWN + 1)

    page = words(support.get("/orders/1/"))

    assert "Older changes are not shown here." in page
    assert "Placed before" not in page
    assert "First seen, Placed" in page


@pytest.mark.django_db
def test_a_history_of_as_many_changes_as_are_shown_has_no_older_ones(
    support: Client,
) -> None:
    change_so_often(SHOWN)

    page = words(support.get("/orders/1/"))

    assert "Older changes" not in page
    assert "Step 1 , Placed before" in page
    assert "First seen, Placed" in page
