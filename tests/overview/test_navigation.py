"""The sections beside every page: whose they are, and which one is marked."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import set_script_prefix

from accounts.models import User
from overview.navigation import navigation
from tests.accounts.people import make_person

pytestmark = pytest.mark.django_db


def links(user: User, here: str = "/") -> list[tuple[str, str, str]]:
    """Address, mark and label of each."""
    link = r'<a href="([^"]*)"(?: aria-current="(\w+)")?>.*?<span>(\w+)</span></a>'
    return re.findall(link, navigation(user, here=here))


def marked(here: str) -> list[tuple[str, str]]:
    manager = User.objects.first() or make_person("manager")
    return [(label, mark) for _, mark, label in links(manager, here) if mark]


def test_each_role_has_its_sections() -> None:
    sales = [label for *_, label in links(make_person("sales"))]
    manager = [label for *_, label in links(make_person("manager"))]
    admin = [label for *_, label in links(make_person("admin"))]
    assert sales == ["Customers", "Orders", "Status"]
    assert manager == ["Overview", *sales]
    assert admin == [*manager, "Admin"]


def test_who_has_no_role_has_none() -> None:
    assert links(make_person("")) == []
    assert navigation(AnonymousUser(), here="/") == ""


def test_the_section_of_a_page_is_marked() -> None:
    assert marked("/customers/") == [("Customers", "page")]
    assert marked("/customers/613/") == [("Customers", "true")]
    assert marked("/orders/") == [("Orders", "page")]
    assert marked("/nowhere/") == []


def test_links_lead_below_where_the_portal_is_served() -> None:
    try:
        set_script_prefix("/portal/")
        found = links(make_person("sales"), "/portal/orders/")
    finally:
        set_script_prefix("/")
    assert ("/portal/orders/", "page", "Orders") in found
