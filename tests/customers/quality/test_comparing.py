"""Who shares a phone or a PAN with another is found after a sweep, and forgotten."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from customers import lease
from customers.models import Comparison, Customer, DailyFlaw, Lease, Outcome, Presence
from customers.quality.comparing import settle
from tests.customers.factory import make_customer, make_customers
from tests.customers.quality.settling import swept

pytestmark = pytest.mark.django_db

KARNATAKA = "29AAPFU0939F1ZR"
MAHARASHTRA = "27AAPFU0939F1ZV"


def flagged(flag: str) -> set[int]:
    return set(Customer.objects.filter(**{flag: True}).values_list("pk", flat=True))


def test_two_contacts_with_one_number_share_it() -> None:
    make_customer(1, contactperson_number="98450 12345")
    make_customer(2, contactperson_number="+91 9845012345")
    make_customer(3, contactperson_number="98450 12346")
    settle(swept())
    assert flagged("shares_phone") == {1, 2}


def test_two_companies_with_one_number_share_it() -> None:
    make_customer(1, company_phone="9845012345")
    make_customer(2, company_phone="9845012345")
    settle(swept())
    assert flagged("shares_phone") == {1, 2}


def test_a_contact_shares_its_number_with_the_company_of_another() -> None:
    make_customer(1, contactperson_number="9845012345")
    make_customer(2, company_phone="9845012345")
    settle(swept())
    assert flagged("shares_phone") == {1, 2}


def test_its_own_two_equal_numbers_are_shared_with_nobody() -> None:
    make_customer(1, contactperson_number="9845012345", company_phone="9845012345")
    settle(swept())
    assert flagged("shares_phone") == set()


def test_its_own_two_equal_numbers_are_shared_with_a_third() -> None:
    make_customer(1, contactperson_number="9845012345", company_phone="9845012345")
    make_customer(2, company_phone="9845012345")
    settle(swept())
    assert flagged("shares_phone") == {1, 2}


def test_customers_without_a_number_or_a_pan_share_nothing() -> None:
    make_customers(3)
    settle(swept())
    assert flagged("shares_phone") == flagged("shares_pan") == set()


def test_two_gstins_of_one_pan_share_it() -> None:
    make_customer(1, gstin=KARNATAKA)
    make_customer(2, gstin=MAHARASHTRA)
    make_customer(3, gstin="29AAPFU0939F1ZX")
    settle(swept())
    assert flagged("shares_pan") == {1, 2}


def test_nobody_shares_with_who_is_gone() -> None:
    make_customer(1, contactperson_number="9845012345")
    make_customer(2, contactperson_number="9845012345")
    settle(swept())
    Customer.objects.filter(pk=2).update(presence=Presence.GONE)
    settle(swept())
    assert flagged("shares_phone") == set()

    Customer.objects.filter(pk=2).update(presence=Presence.PRESENT)
    settle(swept())
    assert flagged("shares_phone") == {1, 2}


def test_nobody_shares_with_a_customer_of_another_sourcehub() -> None:
    make_customer(1, contactperson_number="9845012345")
    make_customer(2, contactperson_number="9845012345")
    Customer.objects.filter(pk=2).update(source="a" * 32)
    settle(swept())
    assert flagged("shares_phone") == set()


def test_a_changed_number_is_shared_no_more() -> None:
    for number in (1, 2, 3):
        make_customer(number, contactperson_number="9845012345")
    settle(swept())
    make_customer(3, contactperson_number="9845012399")
    settle(swept(updated=1))
    assert flagged("shares_phone") == {1, 2}


def test_a_pass_that_did_not_end_settles_nothing() -> None:
    make_customer(1, contactperson_number="9845012345")
    make_customer(2, contactperson_number="9845012345")
    settle(swept(outcome=Outcome.INCOMPLETE))
    assert flagged("shares_phone") == set()


def test_what_an_incomplete_pass_wrote_is_compared_after_the_next() -> None:
    make_customers(2)
    settle(swept())
    for number in (1, 2):
        make_customer(number, contactperson_number="9845012345")
    swept(outcome=Outcome.INCOMPLETE, updated=2)
    settle(swept())
    assert flagged("shares_phone") == {1, 2}


def test_after_a_pass_without_news_nobody_is_compared() -> None:
    make_customers(2)
    settle(swept())
    with CaptureQueriesContext(connection) as captured:
        settle(swept())
    assert not any("candidate" in q["sql"] or "OVER" in q["sql"] for q in captured)


def test_a_comparison_that_was_killed_is_done_again_by_the_next() -> None:
    make_customer(1, contactperson_number="9845012345")
    make_customer(2, contactperson_number="9845012345")
    settle(swept())
    # As it stands where the process died between the first write and the last.
    Comparison.objects.all().delete()
    Customer.objects.filter(pk=2).update(shares_phone=False)
    settle(swept())
    assert flagged("shares_phone") == {1, 2}


def test_only_who_is_misjudged_is_written() -> None:
    make_customer(1, contactperson_number="9845012345")
    make_customer(2, contactperson_number="9845012345")
    settle(swept())
    with CaptureQueriesContext(connection) as captured:
        settle(swept(updated=1))
    assert not any(
        query["sql"].startswith('UPDATE "customers_customer"') for query in captured
    )


def test_while_another_sweep_runs_it_is_left_to_that_one() -> None:
    make_customer(1, contactperson_number="9845012345")
    make_customer(2, contactperson_number="9845012345")
    sweep = swept()
    with lease.held():
        settle(sweep)
    assert flagged("shares_phone") == set()
    assert not Comparison.objects.exists()


def test_the_lease_is_given_back() -> None:
    settle(swept())
    assert Lease.objects.get().expires_at <= timezone.now()


def test_the_figures_of_a_day_are_the_latest_of_it() -> None:
    make_customer(1, gstin="nonsense")
    settle(swept())
    make_customer(2, gstin="nonsense")
    settle(swept(updated=1))
    kept = DailyFlaw.objects.filter(flaw="bad_gstin")
    assert list(kept.values_list("day", "customers")) == [(timezone.localdate(), 2)]


def test_a_day_without_news_has_its_figures_too() -> None:
    make_customer(1, email="")
    settle(swept())
    DailyFlaw.objects.all().delete()
    settle(swept())
    assert DailyFlaw.objects.get(flaw="no_email").customers == 1
