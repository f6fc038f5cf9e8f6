"""Renders a line of template as a page would."""

from django.template import engines


def drawn(source: str, **values: object) -> str:
    """Render the source with the values, through the portal's own engine."""
    return engines["django"].from_string(source).render(dict(values))
