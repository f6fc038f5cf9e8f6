import pytest

from tests.look.drawing import drawn


@pytest.mark.parametrize(
    ("word", "tone", "icon"),
    [
        ("Active", "success", "dot"),
        ("Inactive", "neutral", "ring"),
        ("pending", "warning", "clock"),
        ("accepted", "success", "check"),
        ("rejected", "danger", "cross"),
        ("Placed", "info", "tray"),
        ("Processed", "info", "gear"),
        ("In Review/Invoice Dept", "warning", "eye"),
        ("Invoice Generated", "progress", "document"),
        ("Shipment Created", "progress", "truck"),
        ("Delivered", "success", "check"),
        ("Cancelled", "neutral", "cross"),
        ("Returned", "danger", "return"),
        ("Undelivered", "danger", "warning"),
        ("Postponed", "warning", "clock"),
        ("Undelivered & Postponed", "warning", "clock"),
    ],
)
def test_every_documented_status_has_its_tone_and_icon(
    word: str, tone: str, icon: str
) -> None:
    badge = drawn("{% badge word %}", word=word)
    assert f'class="badge badge--{tone}"' in badge
    assert f'icons.svg#{icon}"' in badge


def test_a_word_begins_with_a_capital_and_is_otherwise_as_it_came() -> None:
    assert ">Pending</span>" in drawn("{% badge 'pending' %}")
    assert ">RTO at hub</span>" in drawn("{% badge 'RTO at hub' %}")


@pytest.mark.parametrize("word", ["DELIVERED", " delivered ", "Delivered"])
def test_case_and_spaces_make_no_other_status(word: str) -> None:
    assert "badge--success" in drawn("{% badge word %}", word=word)


def test_spaces_around_a_stroke_make_no_other_status() -> None:
    assert "badge--warning" in drawn("{% badge 'In Review / Invoice Dept' %}")


def test_a_status_that_nobody_documented_is_neutral_and_shown() -> None:
    badge = drawn("{% badge 'Lost at sea' %}")
    assert "badge--neutral" in badge
    assert "Lost at sea" in badge


@pytest.mark.parametrize("word", [None, ""])
def test_no_status_is_a_dash(word: str | None) -> None:
    assert drawn("{% badge word %}", word=word) == "—"


def test_markup_in_a_status_is_text() -> None:
    badge = drawn("{% badge word %}", word="<script>alert(1)</script>")
    assert "<script" not in badge
    assert "&lt;script&gt;" in badge
