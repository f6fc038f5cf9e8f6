"""How far the search index of SQLite has been built."""

from django.db import models

EVERYBODY = 2**63 - 1


class SearchIndex(models.Model):
    """One row: customers up to the id `built_to` are in the index, and kept there.

    Triggers read it (see migration 0004). A first import lowers it to 0 and builds the
    index behind itself; PostgreSQL's index is dropped and made instead.
    """

    built_to = models.BigIntegerField(default=EVERYBODY)

    def __str__(self) -> str:
        return f"search index, built to {self.built_to}"
