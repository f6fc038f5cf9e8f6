import gzip
import re

import pytest
from django.conf import settings

from sourcehub_portal.badges import Tone
from tests.look.stylesheet import STYLESHEET, contrast, tokens

GROUNDS = ["bg", "surface", "sunken"]
INKS = ["text", "text-2", "accent"]
TONES = [tone.value for tone in Tone]
both_schemes = pytest.mark.parametrize("scheme", ["light", "dark"])


def test_the_stylesheet_weighs_at_most_20_kb() -> None:
    assert STYLESHEET.stat().st_size <= 20 * 1024


def test_our_own_javascript_weighs_at_most_3_kb_compressed() -> None:
    script = settings.BASE_DIR / "static" / "app.js"
    assert len(gzip.compress(script.read_bytes())) <= 3_000


@both_schemes
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", INKS)
def test_text_stands_out_from_every_ground(ink: str, ground: str, scheme: str) -> None:
    colours = tokens(scheme)
    assert contrast(colours[ink], colours[ground]) >= 5.7


@both_schemes
def test_a_placeholder_is_read_in_its_field(scheme: str) -> None:
    colours = tokens(scheme)
    assert contrast(colours["placeholder"], colours["surface"]) >= 5.7


@both_schemes
@pytest.mark.parametrize("tone", TONES)
def test_a_badge_is_read_on_its_ground(tone: str, scheme: str) -> None:
    colours = tokens(scheme)
    assert contrast(colours[f"{tone}-ink"], colours[f"{tone}-ground"]) >= 7


@both_schemes
@pytest.mark.parametrize("tone", ["success", "warning", "danger"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_a_state_is_read_without_its_ground(
    tone: str, ground: str, scheme: str
) -> None:
    colours = tokens(scheme)
    assert contrast(colours[f"{tone}-ink"], colours[ground]) >= 5.7


@both_schemes
def test_a_primary_button_is_read(scheme: str) -> None:
    colours = tokens(scheme)
    assert contrast(colours["on-accent"], colours["accent"]) >= 5.7


@both_schemes
def test_the_current_section_is_read(scheme: str) -> None:
    colours = tokens(scheme)
    assert contrast(colours["accent"], colours["accent-soft"]) >= 5.7


@both_schemes
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("edge", ["control", "focus"])
def test_the_edge_of_a_control_is_seen(edge: str, ground: str, scheme: str) -> None:
    colours = tokens(scheme)
    assert contrast(colours[edge], colours[ground]) >= 3


def test_every_colour_is_a_token() -> None:
    components = STYLESHEET.read_text(encoding="utf-8").split("@layer base {")[1]
    on_paper = components.index("@layer print {")
    assert re.findall(r"#[0-9a-f]{3,8}\b", components[:on_paper]) == []
