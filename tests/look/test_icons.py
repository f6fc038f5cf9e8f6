import re
from pathlib import Path
from xml.etree import ElementTree as ET

from django.conf import settings

from sourcehub_portal.badges import LOOKS, UNKNOWN
from tests.look.drawing import drawn

SPRITE = Path(settings.BASE_DIR) / "static" / "icons.svg"
TEMPLATES = Path(settings.BASE_DIR) / "templates"
_SYMBOL = "{http://www.w3.org/2000/svg}symbol"
_USED = re.compile(r"""(?:icon |symbol=)["']([\w-]+)["']""")


def symbols() -> set[str]:
    sprite = ET.parse(SPRITE)  # noqa: S314 - our own file
    return {symbol.get("id", "") for symbol in sprite.iter(_SYMBOL)}


def test_every_icon_that_a_template_names_is_in_the_sprite() -> None:
    used = {
        name
        for template in TEMPLATES.rglob("*.html")
        for name in _USED.findall(template.read_text(encoding="utf-8"))
    }
    assert used
    assert used <= symbols()


def test_every_badge_has_its_icon_in_the_sprite() -> None:
    assert {look.icon for look in [*LOOKS.values(), UNKNOWN]} <= symbols()


def test_an_icon_is_hidden_from_screen_readers() -> None:
    icon = drawn("{% icon 'phone' %}")
    assert 'aria-hidden="true"' in icon
    assert 'href="/static/icons.svg#phone"' in icon
