"""Reads the colours out of static/app.css, as a browser would compute them."""

import re
from pathlib import Path

from django.conf import settings

STYLESHEET = Path(settings.BASE_DIR) / "static" / "app.css"
_TOKEN = re.compile(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)")


def tokens(scheme: str) -> dict[str, str]:
    """Return each colour token of one scheme, "light" or "dark", as "#rrggbb"."""
    found = _TOKEN.findall(STYLESHEET.read_text(encoding="utf-8"))
    return {
        name: _long(light if scheme == "light" else dark) for name, light, dark in found
    }


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, as WCAG 2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _long(colour: str) -> str:
    digits = colour[1:]
    return "#" + ("".join(d * 2 for d in digits) if len(digits) < 5 else digits)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    if channel <= 0.04045:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)
