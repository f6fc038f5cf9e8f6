"""Where a saved view is opened."""

from customers.models import SavedView
from customers.state import VIEW, list_address


def view_address(view: SavedView) -> str:
    """It says which view it began with, so that changes to that can be kept."""
    return list_address(view.query, **{VIEW: view.pk})
