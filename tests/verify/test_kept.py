"""`verify` names what the database keeps beside the customers and is not so."""

import pytest
from django.core.management import call_command

from customers import indexes
from customers.models import FacetCount
from tests.sandbox_process import SandboxProcess
from tests.verify.conftest import Verify, failing

pytestmark = pytest.mark.django_db


def test_a_kept_count_that_is_another(mirror: None, verify: Verify) -> None:
    kept = FacetCount.objects.exclude(customers=0).order_by("pk")[0]
    FacetCount.objects.filter(pk=kept.pk).update(customers=kept.customers + 1)

    status, said = verify()

    assert status == 1
    assert f"{kept.customers + 1} ≠ {kept.customers}" in failing(said)


def test_an_index_that_is_missing(sandbox: SandboxProcess, verify: Verify) -> None:
    call_command("sync_customers")  # a sweep is complete
    indexes._run("DROP INDEX customer_by_state")

    status, said = verify()

    assert status == 1
    assert "are missing: 1 (customer_by_state)" in failing(said)
