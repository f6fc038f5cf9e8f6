"""The screens on which every page is looked at."""

from typing import Any

import pytest

SCREENS: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1366, "height": 900}},
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "has_touch": True,
        "is_mobile": True,
    },
}
VARIANTS: dict[str, dict[str, Any]] = {
    f"{screen}-{scheme}": {**size, "color_scheme": scheme}
    for screen, size in SCREENS.items()
    for scheme in ("light", "dark")
}

on_every_screen = pytest.mark.parametrize(
    "browser_context_args", VARIANTS.values(), ids=VARIANTS.keys(), indirect=True
)
on_a_phone = pytest.mark.parametrize(
    "browser_context_args", [VARIANTS["phone-light"]], ids=["phone"], indirect=True
)
without_javascript = pytest.mark.parametrize(
    "browser_context_args",
    [VARIANTS["desktop-light"] | {"java_script_enabled": False}],
    ids=["without-javascript"],
    indirect=True,
)
