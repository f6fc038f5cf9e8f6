"""The screens on which every page is looked at."""

from typing import Any, Literal

import pytest

SCREENS: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1366, "height": 900}},
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "has_touch": True,
        "is_mobile": True,
    },
}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
VARIANTS: dict[str, dict[str, Any]] = {
    f"{screen}-{scheme}": {**size, "color_scheme": scheme}
    for screen, size in SCREENS.items()
    for scheme in SCHEMES
}

in_every_variant = pytest.mark.parametrize(
    "browser_context_args", VARIANTS.values(), ids=VARIANTS.keys(), indirect=True
)
on_desktop_and_phone = pytest.mark.parametrize(
    "browser_context_args", SCREENS.values(), ids=SCREENS.keys(), indirect=True
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
