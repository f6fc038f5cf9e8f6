"""A look-up as a download: its orders, their lines or their invoices."""

from .cover import cover
from .sheet import file_name, sheet_of

__all__ = ["cover", "file_name", "sheet_of"]
