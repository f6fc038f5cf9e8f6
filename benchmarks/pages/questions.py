"""What is asked of every contender, in the same words."""

from dataclasses import dataclass

from benchmarks.pages.built import Built

KINDS = (
    "first",
    "filtered",
    "substring",
    "phone",
    "whole phone",
    "sorted",
    "last",
    "facets",
)
STATUS, STATE, WORD = "Active", "Karnataka", "sharma"
PAGE = 25


@dataclass(frozen=True, slots=True)
class Questions:
    """The values that the addresses of one database are made of.

    `shelf` names the list that they are on, `pages` is how many pages of 25 there are,
    `number` ten digits that a customer has, and `before_last` name key and id of the
    last row of the last page but one, which is how Datasette names a page.
    """

    shelf: str
    pages: int
    number: str
    before_last: tuple[str, int]

    @property
    def beginning(self) -> str:
        """The number as far as it is typed when half of it is."""
        return self.number[:5]


def questions(built: Built) -> Questions:
    pages = -(-built.size // PAGE)
    asked = built.database.run(
        "SELECT shelf, contact_national FROM customers_customer"  # noqa: S608 - numbers
        f" WHERE length(contact_national) = 10 AND id > {built.size // 2}"
        " ORDER BY id LIMIT 1"
    )
    before = built.database.run(
        "SELECT name_key, id FROM customers_customer"  # noqa: S608 - numbers
        " ORDER BY name_key, id"
        f" LIMIT 1 OFFSET {max(0, (pages - 1) * PAGE - 1)}"
    )
    ((shelf, number),) = asked
    return Questions(shelf=shelf, pages=pages, number=number, before_last=before[0])
