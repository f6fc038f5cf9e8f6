import pytest
from django.test import Client

from tests.accounts.people import browser_of


@pytest.fixture
def sales(db: None) -> Client:
    """The browser of someone in sales."""
    return browser_of("sales")


@pytest.fixture
def manager(db: None) -> Client:
    """The browser of a manager, who may export."""
    return browser_of("manager")
