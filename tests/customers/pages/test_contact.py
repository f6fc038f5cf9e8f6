"""Links to write to a customer, and nobody else."""

import pytest

from customers.contact import mail_link


def test_an_address_becomes_a_link() -> None:
    assert mail_link("amit@arobit.in") == "mailto:amit@arobit.in"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "amit",
        "a@b.in?bcc=c@d.in",
        "a@b.in,c@d.in",
        "a@b.in\nBcc: c@d.in",
        "a b@c.in",
    ],
)
def test_anything_else_becomes_none(text: str) -> None:
    assert mail_link(text) == ""


def test_what_looks_like_a_header_within_an_address_stays_part_of_it() -> None:
    assert mail_link("a?bcc=x@b.in") == "mailto:a%3Fbcc%3Dx@b.in"
