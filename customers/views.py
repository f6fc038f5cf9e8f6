"""The customers' pages. A customer and an export are noted before they are shown."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from accounts.access import Action, note
from accounts.permissions import Permission, may
from customers.columns import chosen
from customers.detail import Detail
from customers.export import NAME, sheet_of
from customers.filters import CustomerFilter
from customers.listing import listing
from customers.models import Customer
from customers.opening import opens_who_is_named
from customers.saved.access import person
from customers.saved.habits import default_address, seen_by
from customers.saved.strip import strip_of
from customers.selection import EXACTLY, Selection
from customers.state import LIST
from customers.tables import CustomerTable, first_row
from customers.trail import trail_of
from sourcehub_portal.addresses import query
from sourcehub_portal.moment import until_sent
from sourcehub_portal.spreadsheet import download, read_format


@may(Permission.BROWSE)
@require_safe
@opens_who_is_named
def customer_list(request: HttpRequest) -> HttpResponseBase:
    """The list, or the part of it that filters, sorting and paging change."""
    user, part = person(request), request.headers.get("HX-Target") == "results"
    seen = seen_by(user)
    if not request.GET and (begin := default_address(seen)):
        return redirect(begin)
    table = CustomerTable(request.GET, chosen(request.GET, seen.wanted.columns))
    found = CustomerFilter(request.GET)
    selection = Selection(found, table.order, start=first_row(request.GET))
    if not table.turn_to_page_in(selection.rows) and selection.is_least:
        return redirect(request.path + query(request.GET, count=EXACTLY))
    views = strip_of(request.GET, user, seen)
    context = listing(selection, table) | {"views": views}
    template = "customers/answer.html" if part else "customers/list.html"
    return render(request, template, context, using="jinja2")


@may(Permission.BROWSE)
@require_safe
def detail(request: HttpRequest, customer_id: int) -> HttpResponseBase:
    """One customer, out of the mirror; the orders are loaded after the page."""
    customer = get_object_or_404(Customer.objects.here(), pk=customer_id)
    note(request, Action.CUSTOMER, subject=str(customer.pk), count=1)
    shown = Detail.of(customer, request)
    trail = trail_of(request.GET.get(LIST), customer)
    context = {"customer": customer, "detail": shown, "trail": trail}
    return render(request, "customers/detail.html", context)


@may(Permission.EXPORT)
@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """Every row that the list with these parameters has, in its order."""
    chosen = read_format(request.GET.get("format", ""))
    with until_sent() as moment:
        with moment:
            table = CustomerTable(request.GET)
            found = CustomerFilter(request.GET)
            selection = Selection(found, table.order, afresh=True)
            sheet = sheet_of(selection, table, by=request.user.get_username())
        asked_for = request.GET.urlencode()
        note(request, Action.EXPORT, subject=asked_for, count=sheet.count)
        return download(
            format=chosen,
            name=NAME,
            columns=sheet.columns,
            rows=moment.rows(sheet.rows),
            about=sheet.about,
        )
