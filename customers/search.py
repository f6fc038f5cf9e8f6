"""One search field over everything that people know a customer by.

`search_text` holds all of it, folded, and in a last line how the names sound. SQLite
finds texts in it by an FTS5 index of trigrams, PostgreSQL by one of pg_trgm; whoever
searches need not know.
"""

from functools import reduce
from operator import and_, or_

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from customers.folding import folded
from customers.models import Customer, SearchIndex
from customers.models.customer import CustomerQuerySet
from customers.words import AllOf, AnyOf, Wanted, Word, words
from sourcehub_portal.gstin import LENGTH, check_gstin
from sourcehub_portal.phone import national_number

TRIGRAM = 3  # characters that the index needs at the least
_MATCHED = "SELECT rowid FROM customers_search WHERE customers_search MATCH %s"


def search(customers: CustomerQuerySet, text: str) -> CustomerQuerySet:
    """Those in whose `search_text` every word of `text` occurs, in any order."""
    return _by_index(customers, [word.wanted for word in words(text)])


def occurring(customers: CustomerQuerySet, text: str) -> CustomerQuerySet:
    """The same customers as `search` finds, by reading one after the other: soonest,
    where they are many and few are wanted."""
    return customers.filter(*(_occurs(word.wanted) for word in words(text)))


def sounding_like(customers: CustomerQuerySet, text: str) -> CustomerQuerySet:
    """Those whom `search` finds, and those with a name that sounds like a word that
    does not occur; nobody more where no word of `text` is a name."""
    return _by_index(customers, [_or_its_sound(word) for word in words(text)])


def has_names(text: str) -> bool:
    """Whether `text` holds a word that others may sound like."""
    return any(word.sound for word in words(text))


def named_exactly(text: str) -> Q | None:
    """Those whose very code, GSTIN or phone it is; None where it can be none."""
    key = folded(text.strip())
    if not key or "\0" in key:
        return None
    found = Q(code_key=key)
    gstin = check_gstin(text)
    if len(gstin.number) == LENGTH:
        found |= Q(gstin_key=gstin.number)
    national = national_number(text)
    if national:
        found |= Q(contact_national=national) | Q(company_national=national)
    return found


def the_one_named(text: str) -> Customer | None:
    """The one customer listed whose very code, GSTIN or phone `text` is; None where
    there is none, or more."""
    condition = named_exactly(text)
    if condition is None:
        return None
    found = Customer.objects.listed().filter(condition).order_by("id").only("pk")[:2]
    return found[0] if len(found) == 1 else None


def _or_its_sound(word: Word) -> Wanted:
    return AnyOf((word.wanted, f"|{word.sound}|")) if word.sound else word.wanted


def _by_index(customers: CustomerQuerySet, wanted: list[Wanted]) -> CustomerQuerySet:
    if not wanted:
        return customers
    if connection.vendor != "sqlite" or not _is_built():
        return customers.filter(*map(_occurs, wanted))
    indexed = [each for each in wanted if _shortest(each) >= TRIGRAM]
    rest = [_occurs(each) for each in wanted if _shortest(each) < TRIGRAM]
    if indexed:
        match = " AND ".join(map(_match, indexed))
        customers = customers.filter(pk__in=RawSQL(_MATCHED, [match]))  # noqa: S611  # nosec B611
    return customers.filter(*rest)


def _is_built() -> bool:
    """Not while a first import is on its way: then every row is read."""
    return not SearchIndex.objects.exists()


def _match(wanted: Wanted) -> str:
    """In the words of FTS5's own query language."""
    if isinstance(wanted, str):
        return '"{}"'.format(wanted.replace('"', '""'))
    joined = " AND " if isinstance(wanted, AllOf) else " OR "
    return f"({joined.join(map(_match, wanted.parts))})"


def _occurs(wanted: Wanted) -> Q:
    if isinstance(wanted, str):
        return Q(search_text__contains=wanted)
    joined = and_ if isinstance(wanted, AllOf) else or_
    return reduce(joined, map(_occurs, wanted.parts))


def _shortest(wanted: Wanted) -> int:
    if isinstance(wanted, str):
        return len(wanted)
    return min(map(_shortest, wanted.parts))
