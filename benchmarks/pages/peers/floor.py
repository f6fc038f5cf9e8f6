"""The floor: what a page costs at the least, by SQL written for each question alone.

No session, no user, no form, no middleware: 25 rows of eight columns and a count, out
of the indexes that the portal's database has. Every statement names the columns it
shows, and ends by the id, so that its rows are those of the portal's page.
"""

from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from sourcehub_portal.source import current_source

PAGE = 25
# A count of a search goes no further: nobody pages through more.
COUNTED = 1_000
SHELF = "." + current_source()[:7]
IS_SQLITE = connection.vendor == "sqlite"

SHOWN = """
    SELECT id, coalesce(
        nullif(display_name, ''), nullif(company_name, ''),
        nullif(contact_person_name, ''), 'Customer ' || id
    ), contact_person_name, contactperson_number, city, state, gst_treatment, status,
    approval FROM customers_customer WHERE
"""


def first(request: HttpRequest) -> HttpResponse:
    """The index (shelf, name_key, id) from its beginning; the count is a kept one."""
    rows = _rows("shelf = %s ORDER BY name_key, id LIMIT 25", SHELF)
    return _page(request, rows, _total())


def filtered(request: HttpRequest) -> HttpResponse:
    """The index (shelf, state, name_key, id), passing over the other statuses until
    there are 25; the count is the sum of the kept ones of each kind of customer."""
    chosen = (SHELF, request.GET["status"], request.GET["state"])
    condition = "shelf = %s AND status = %s AND state = %s"
    rows = _rows(f"{condition} ORDER BY name_key, id LIMIT 25", *chosen)
    counted = f"SELECT sum(customers) FROM customers_facetcount WHERE {condition}"  # noqa: S608 - no value is in it
    return _page(request, rows, _ask(counted, *chosen)[0][0])


def substring(request: HttpRequest) -> HttpResponse:
    """Counted as far as 1,001 by the trigram index. What so many have is met soon: the
    rows are then picked while walking by name. Else the few are fetched and sorted."""
    text = request.GET["q"]
    count = _ask(_COUNT_OF_SQLITE if IS_SQLITE else _COUNT_OF_POSTGRESQL, *_by(text))
    often = count[0][0] > COUNTED
    if IS_SQLITE and not often:
        rows = _rows(_FEW_OF_SQLITE, SHELF, f'"{text}"')
    elif IS_SQLITE:
        rows = _rows(_OFTEN_IN_SQLITE, SHELF, text)
    else:
        rows = _rows(_OFTEN_IN_POSTGRESQL if often else _FEW_OF_POSTGRESQL, *_by(text))
    return _page(request, rows, f"{COUNTED}+" if often else count[0][0])


# MATCH takes the word in quotation marks; the row is looked at for its shelf alone.
_COUNT_OF_SQLITE = """
    SELECT count(*) FROM (
        SELECT 1 FROM customers_search AS s CROSS JOIN customers_customer AS c
        ON c.id = s.rowid WHERE c.shelf = %s AND s.search_text MATCH %s LIMIT 1001
    )
"""
_COUNT_OF_POSTGRESQL = """
    SELECT count(*) FROM (
        SELECT 1 FROM customers_customer WHERE shelf = %s AND search_text LIKE %s
        LIMIT 1001
    ) AS found
"""
# The plus keeps SQLite from walking the index of the shelf for it.
_FEW_OF_SQLITE = """
    +shelf = %s AND id IN (
        SELECT rowid FROM customers_search WHERE search_text MATCH %s
    ) ORDER BY name_key, id LIMIT 25
"""
_OFTEN_IN_SQLITE = """
    shelf = %s AND instr(search_text, %s) ORDER BY name_key, id LIMIT 25
"""
# An expression in the order keeps PostgreSQL from walking by name; without it, it does.
_FEW_OF_POSTGRESQL = """
    shelf = %s AND search_text LIKE %s ORDER BY name_key || '', id LIMIT 25
"""
_OFTEN_IN_POSTGRESQL = """
    shelf = %s AND search_text LIKE %s ORDER BY name_key, id LIMIT 25
"""


def _by(text: str) -> tuple[str, str]:
    return (SHELF, f'"{text}"' if IS_SQLITE else f"%{text}%")


def beginning(request: HttpRequest) -> HttpResponse:
    """Two walks of the indexes on the national numbers. Ours finds the digits within a
    number as well, which this would not: it is the faster question."""
    start = request.GET["phone"]
    # What comes behind every number that begins so: digits are next to one another.
    bounds = (start, start[:-1] + chr(ord(start[-1]) + 1)) * 2
    counted = f"SELECT count(*) FROM ({_BEGINNING}) AS found"  # noqa: S608 - no value is in it
    ((count,),) = _ask(counted, *bounds)
    rows = _rows(
        f"shelf = %s AND id IN ({_BEGINNING}) ORDER BY name_key, id LIMIT 25",
        SHELF,
        *bounds,
    )
    return _page(request, rows, count)


_BEGINNING = """
    SELECT id FROM customers_customer
    WHERE contact_national >= %s AND contact_national < %s
    UNION SELECT id FROM customers_customer
    WHERE company_national >= %s AND company_national < %s AND company_national > ''
"""


def phone(request: HttpRequest) -> HttpResponse:
    """Two look-ups by the indexes on the national numbers, each for the whole number;
    as few as share a phone need no further count."""
    number = request.GET["phone"]
    rows = _rows(_OF_PHONE, SHELF, number, number)
    return _page(request, rows, len(rows))


_OF_PHONE = """
    shelf = %s AND id IN (
        SELECT id FROM customers_customer WHERE contact_national = %s
        UNION SELECT id FROM customers_customer
        WHERE company_national = %s AND company_national > ''
    ) ORDER BY name_key, id LIMIT 25
"""


def ordered(request: HttpRequest) -> HttpResponse:
    """The index (shelf, city, name_key, id) from its end."""
    rows = _rows(
        "shelf = %s ORDER BY city DESC, name_key DESC, id DESC LIMIT 25", SHELF
    )
    return _page(request, rows, _total())


def last(request: HttpRequest) -> HttpResponse:
    """The index (shelf, name_key, id) from its end, as many as the last page holds."""
    total = _total()
    left = total % PAGE or PAGE
    backwards = "shelf = %s ORDER BY name_key DESC, id DESC LIMIT %s"
    return _page(request, _rows(backwards, SHELF, left)[::-1], total)


def facets(request: HttpRequest) -> HttpResponse:
    """The first page, and the kept counts of each facet: the most frequent 25."""
    rows = _rows("shelf = %s ORDER BY name_key, id LIMIT 25", SHELF)
    kept = _ask(
        "SELECT facet, value, customers FROM floor_counts ORDER BY facet,"
        " customers DESC, value"
    )
    offered = {name: [row for row in kept if row[0] == name] for name, *_ in kept}
    shown = [row for each in offered.values() for row in each[:PAGE]]
    return _page(request, rows, _total(), facets=shown)


def _total() -> int:
    """Everybody has one status, so its kept counts add up to the whole list."""
    ((total,),) = _ask("SELECT sum(customers) FROM floor_counts WHERE facet = 'status'")
    return int(total)


def _rows(condition: str, *values: Any) -> list[tuple[Any, ...]]:
    return _ask(SHOWN + condition, *values)


def _ask(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def _page(
    request: HttpRequest, rows: list[tuple[Any, ...]], count: object, **more: Any
) -> HttpResponse:
    return render(request, "peers/floor.html", {"rows": rows, "count": count, **more})


VIEWS = (first, filtered, substring, beginning, phone, ordered, last, facets)
urlpatterns = [path(f"{view.__name__}/", view) for view in VIEWS]
