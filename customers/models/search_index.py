"""How far the search index of SQLite has been built."""

from django.db import models


class SearchIndex(models.Model):
    """There is a row while a first import is on its way, and none at other times.

    Customers up to the id `built_to` are in the index then, and are kept there by
    triggers, which read it (see migration 0005); at other times, all are.
    """

    built_to = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"search index, built to {self.built_to}"
