"""The floor of a stored look-up: its newest ten orders by hand-written SQL and a bare
template. No session, no user, no form, no middleware, no totals, no access log.

It shows of each order what our list shows: number, customer, date, status, amount, the
lines, the agents, the invoices with their taxes.
"""

from collections import defaultdict
from decimal import Decimal
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from sourcehub_portal.money import rupees

Rows = list[tuple[Any, ...]]

ORDERS = """
    SELECT o.id, o.number, o.date, o.status, o.billable, o.display_name,
    o.sales_agent, o.sales_agent_phone, o.delivery_agent, o.delivery_agent_phone
    FROM orders_lookup_orders AS found JOIN orders_order AS o ON o.id = found.order_id
    WHERE found.lookup_id = %s ORDER BY o.date DESC, o.id DESC LIMIT 10
"""
LINES = """
    SELECT order_id, quantity, name, price FROM orders_line
    WHERE order_id IN ({}) ORDER BY order_id, position
"""
INVOICES = """
    SELECT order_id, number, date, cgst, sgst, igst, cgst + sgst + igst, amount,
    amount - cgst - sgst - igst
    FROM orders_invoice WHERE order_id IN ({}) ORDER BY order_id, position
"""
COUNT = "SELECT count(*) FROM orders_lookup_orders WHERE lookup_id = %s"
LOOK_UP = "SELECT id FROM orders_lookup WHERE phone = %s"


def look_up(request: HttpRequest) -> HttpResponse:
    ((asked,),) = _ask(LOOK_UP, request.GET["phone"])
    orders = _ask(ORDERS, asked)
    ids = [order[0] for order in orders]
    marks = ", ".join(["%s"] * len(ids))
    lines = _by_order(_ask(LINES.format(marks), *ids), amounts=(2,))
    invoices = _by_order(_ask(INVOICES.format(marks), *ids), amounts=(2, 3, 4, 5, 6, 7))
    context = {
        "count": _ask(COUNT, asked)[0][0],
        "orders": [
            (*row[:4], _rupees(row[4]), *row[5:], lines[row[0]], invoices[row[0]])
            for row in orders
        ],
    }
    return render(request, "lookups/floor.html", context)


def _by_order(rows: Rows, *, amounts: tuple[int, ...]) -> dict[int, Rows]:
    found: dict[int, Rows] = defaultdict(list)
    for order, *cells in rows:
        for place in amounts:
            cells[place] = _rupees(cells[place])
        found[order].append(tuple(cells))
    return found


def _rupees(amount: Any) -> str:
    """SQLite's driver gives a float where six decimals are kept."""
    exact = amount if isinstance(amount, Decimal) else Decimal(str(amount))
    return rupees(exact.quantize(Decimal("0.01")))


def _ask(statement: str, *values: Any) -> Rows:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


urlpatterns = [path("orders/", look_up)]
