"""One search field over everything that people know a customer by.

`search_text` holds all of it, folded, and in a last line how the names sound. SQLite
finds texts in it by an FTS5 index of trigrams, PostgreSQL by one of pg_trgm; whoever
searches need not know.
"""

from collections.abc import Sequence
from typing import NamedTuple

from django.db import connection

from customers.conditions import Condition, all_of, among_values, any_of, ask, ask_ids
from customers.folding import folded
from customers.models import Customer, SearchIndex
from customers.narrowing import listed
from customers.words import AllOf, AnyOf, Wanted, Word, unlabelled, words
from sourcehub_portal.gstin import LENGTH, check_gstin
from sourcehub_portal.phone import national_number

TRIGRAM = 3  # characters that the index needs at the least
_IDS = "SELECT rowid AS id FROM customers_search WHERE customers_search MATCH %s"
_BUILDING = f"SELECT 1 FROM {SearchIndex._meta.db_table} LIMIT 1"  # noqa: S608


class Search(NamedTuple):
    """What a text asks for. `match` says the same in FTS5's own words, where SQLite's
    index answers all of it by itself, and is "" elsewhere."""

    conditions: tuple[Condition, ...] = ()
    match: str = ""


class Searches(NamedTuple):
    """`met`: those in whose `search_text` every word of a text occurs, in any order.
    `widest`: those, and who has a name that sounds like a word that does not occur;
    the same as `met` where no word is a name."""

    met: Search
    widest: Search


def searches(text: str) -> Searches:
    """By the index, once it is built: during a first import every row is read."""
    looked_for = words(text)
    make = _by_index if looked_for and _is_indexed() else _by_reading
    met = make([word.wanted for word in looked_for])
    if not any(word.sound for word in looked_for):
        return Searches(met, met)
    return Searches(met, make([_or_its_sound(word) for word in looked_for]))


def occurring(text: str) -> Search:
    """The same customers as are `met`, by reading one after the other: soonest, where
    they are many and few are wanted."""
    return _by_reading([word.wanted for word in words(text)])


def ids_by_index(match: str, most: int) -> list[int]:
    """Whom SQLite's index finds, on whatever list they are: no more than `most`."""
    return ask_ids(f"{_IDS} LIMIT %s", [match, most])


def named_exactly(text: str) -> Condition | None:
    """Whose very code, GSTIN or phone it is, on whatever list; None where it can be
    none."""
    keys = sorted({folded(text.strip()), unlabelled(text)} - {""})
    if not keys or "\0" in text:
        return None
    found = [among_values("code_key", keys)]
    gstin = check_gstin(unlabelled(text))
    if len(gstin.number) == LENGTH:
        found.append(Condition("gstin_key = %s", (gstin.number,)))
    if national := national_number(text):
        found.append(Condition("contact_national = %s", (national,)))
        of_company = "(company_national = %s AND company_national > '')"
        found.append(Condition(of_company, (national,)))
    return any_of(found)


def the_one_named(text: str) -> Customer | None:
    """The one customer listed whose very code, GSTIN or phone `text` is; None where
    there is none, or more."""
    condition = named_exactly(text)
    if condition is None:
        return None
    found = all_of([listed(), condition]).customers.order_by("id").only("pk")[:2]
    return found[0] if len(found) == 1 else None


def _or_its_sound(word: Word) -> Wanted:
    return AnyOf((word.wanted, f"|{word.sound}|")) if word.sound else word.wanted


def _is_indexed() -> bool:
    return connection.vendor == "sqlite" and not ask(_BUILDING)


def _by_reading(wanted: Sequence[Wanted]) -> Search:
    """PostgreSQL has its index look for the same conditions."""
    return Search(tuple(map(_occurs, wanted)))


def _by_index(wanted: Sequence[Wanted]) -> Search:
    indexed = [each for each in wanted if _shortest(each) >= TRIGRAM]
    rest = tuple(_occurs(each) for each in wanted if _shortest(each) < TRIGRAM)
    if not indexed:
        return Search(rest)
    match = " AND ".join(map(_match, indexed))
    by_index = Condition(f"id IN ({_IDS})", (match,))
    return Search((by_index, *rest), match="" if rest else match)


def _match(wanted: Wanted) -> str:
    """In the words of FTS5's own query language."""
    if isinstance(wanted, str):
        return '"{}"'.format(wanted.replace('"', '""'))
    joined = " AND " if isinstance(wanted, AllOf) else " OR "
    return f"({joined.join(map(_match, wanted.parts))})"


def _occurs(wanted: Wanted) -> Condition:
    if isinstance(wanted, str):
        return _contains(wanted)
    joined = all_of if isinstance(wanted, AllOf) else any_of
    return joined(map(_occurs, wanted.parts))


def _contains(text: str) -> Condition:
    if connection.vendor == "sqlite":
        return Condition("instr(search_text, %s)", (text,))
    escaped = connection.ops.prep_for_like_query(text)
    return Condition("search_text LIKE %s", (f"%{escaped}%",))


def _shortest(wanted: Wanted) -> int:
    if isinstance(wanted, str):
        return len(wanted)
    return min(map(_shortest, wanted.parts))
