"""The customers' pages. A customer and an export are noted before they are shown."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from accounts.access import Action, note
from accounts.permissions import Permission, may
from customers.columns import chosen
from customers.contact import mail_link, phone_of
from customers.documented import facts
from customers.export import export_every_field, export_table
from customers.filters import CustomerFilter
from customers.listing import listing
from customers.models import Customer
from customers.saved.access import person
from customers.saved.habits import default_address, wanted_by
from customers.saved.strip import strip_of
from customers.state import LIST
from customers.tables import CustomerTable
from customers.trail import trail_of
from sourcehub_portal.gateway.parsing import parse_customer
from sourcehub_portal.gstin import check_gstin
from sourcehub_portal.spreadsheet import read_format


@may(Permission.BROWSE)
@require_safe
def customer_list(request: HttpRequest) -> HttpResponseBase:
    """The list, or the part of it that filters, sorting and paging change."""
    user, part = person(request), request.headers.get("HX-Target") == "results"
    wanted = wanted_by(user)
    if not request.GET and (begin := default_address(user, wanted)):
        return redirect(begin)
    found = CustomerFilter(request.GET, Customer.objects.listed())
    table = CustomerTable(found.qs).with_columns(chosen(request.GET, wanted.columns))
    table.in_order_of(request.GET).at_page_of(request.GET)
    views = strip_of(request.GET, user, wanted)
    template = "customers/_answer.html" if part else "customers/list.html"
    return render(request, template, listing(found, table) | {"views": views})


@may(Permission.BROWSE)
@require_safe
def detail(request: HttpRequest, customer_id: int) -> HttpResponseBase:
    """One customer, out of the mirror; the orders are loaded after the page."""
    customer = get_object_or_404(Customer.objects.here(), pk=customer_id)
    record = parse_customer(customer.raw)
    context = {
        "customer": customer,
        "phone": phone_of(customer),
        "mail": mail_link(customer.email),
        "gstin": check_gstin(customer.gstin),
        "facts": list(facts(record)),
        "remarks": record.remarks,
        "trail": trail_of(request.GET.get(LIST), customer),
    }
    note(request, Action.CUSTOMER, subject=str(customer.pk), count=1)
    return render(request, "customers/detail.html", context)


@may(Permission.EXPORT)
@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """Every row that the list with these parameters has, in its order."""
    chosen = read_format(request.GET.get("format", ""))
    found = CustomerFilter(request.GET, Customer.objects.listed())
    table = CustomerTable(found.qs).in_order_of(request.GET)
    asked_for = request.GET.urlencode()
    note(request, Action.EXPORT, subject=asked_for, count=len(table.rows))
    every_field = request.GET.get("columns") == "all"
    return (export_every_field if every_field else export_table)(table, chosen)
