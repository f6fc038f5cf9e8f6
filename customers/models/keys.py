"""What columns that are compared, sorted or counted are cut to, and by what lists stand
apart."""

# PostgreSQL refuses an index entry of more than 2,704 bytes, and the row with it. A
# character takes up to four.
KEY = 200
FACET = 100


def shelf_of(source: str) -> str:
    """The list of the SourceHub with this mark: what Customer.shelf holds for it.

    A shelf is short, for every index begins with it.
    """
    return f".{source[:7]}"
