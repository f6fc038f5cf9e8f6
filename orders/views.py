"""The pages of the orders. These are noted before they are shown, one by one or as a
choice. Suggestions are not: a row for each key would drown the others."""

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from accounts.access import Action, note
from accounts.permissions import Permission, may
from customers.contact import phone_of
from customers.models import Customer
from orders.detail import detail_of
from orders.export import cover, file_name, sheet_of
from orders.forms import LONGEST, LookUpForm
from orders.lookup import patience
from orders.models import Order
from orders.named import (
    Match,
    called_so,
    keeping,
    matches,
    opening_itself,
    suggestions,
)
from orders.of_customer import orders_of_customer
from orders.recent import recent_look_ups
from orders.results import Results, asked, at_once, question_of, results, selected
from sourcehub_portal.moment import until_sent
from sourcehub_portal.phone import Phone
from sourcehub_portal.spreadsheet import Format, download, read_format

# The parameters that say how the answer is come by, not which.
_HOW = {"again", "now"}


@may(Permission.BROWSE)
@require_safe
def lookup(request: HttpRequest) -> HttpResponseBase:
    """The look-up: its form, and the orders of the number in the address."""
    form = LookUpForm(request.GET if "phone" in request.GET else None)
    choice = keeping(_named(form), request.GET)
    now = request.GET.get("now", "")
    if one := opening_itself(form.typed, choice):
        return redirect(one.address)
    if choice:  # nothing is wrong with what was typed
        form = form.unjudged()
        _note_choice(request, choice)
    found = _looked_up(request, form) if form.is_valid() else None
    part = _wants(request, "order-results")
    context = {
        "form": form,
        "results": found,
        "choice": choice,
        "part": part,
        "now": part and now,
        "recent": [] if form.is_bound else recent_look_ups(request),
    }
    template = "orders/results.html" if part else "orders/lookup.html"
    return render(request, template, context, using="jinja2")


@may(Permission.BROWSE)
@require_safe
def suggest(request: HttpRequest) -> HttpResponseBase:
    """What may be meant by what stands in the field so far. Not noted: of an order its
    number, customer and status are suggested, and what is chosen is noted."""
    found = suggestions(request.GET.get("phone", "")[:LONGEST])
    return render(request, "orders/_suggestions.html", {"found": found})


@may(Permission.BROWSE)
@require_safe
def coming(request: HttpRequest) -> HttpResponseBase:
    """How many orders of a number have come so far, for a page that waits for them."""
    form = LookUpForm(request.GET)
    row = question_of(form) if form.is_valid() else None
    over = row is None or not row.is_being_asked
    context = {"row": row, "over": over}
    return render(request, "orders/coming.html", context, using="jinja2")


def _named(form: LookUpForm) -> list[Match]:
    """What is called as somebody typed, where that is no phone, or only looks like
    one."""
    if form.is_valid():
        return called_so(form.typed, form.cleaned_data["phone"][0])
    return matches(form.typed) if form.is_no_phone else []


def _looked_up(request: HttpRequest, form: LookUpForm) -> Results:
    """What is stored, at once, for a page that asks by itself for what SourceHub says;
    for any other what SourceHub says."""
    deadline = patience()
    answer = at_once(form) if _asks_by_itself(request) else None
    answer = answer or asked(form, deadline=deadline)
    _forget_how(request)
    found = results(answer, form, page=request.GET.get("page"), deadline=deadline)
    _note_look_up(request, answer.phone, count=found.page.paginator.count)
    return found


@may(Permission.BROWSE)
@require_safe
def detail(request: HttpRequest, order_id: int) -> HttpResponseBase:
    """One order, out of the mirror; in a list, opened in its place."""
    order = get_object_or_404(Order.objects.here(), pk=order_id)
    note(request, Action.ORDER, subject=str(order.pk), count=1)
    part = _wants(request, f"order-{order.pk}")
    template = "orders/_opened.html" if part else "orders/detail.html"
    return render(request, template, {"detail": detail_of(order)})


@may(Permission.BROWSE)
@require_safe
def of_customer(request: HttpRequest, customer_id: int) -> HttpResponseBase:
    """A customer's orders, for the customer's page; by itself, the look-up.

    Noted as something else than a look-up: the page loads them by itself, and whoever
    went through customers would find none of their callers among what they looked up.
    """
    customer = get_object_or_404(Customer.objects.here(), pk=customer_id)
    phone = phone_of(customer)
    if not _wants(request, "customer-orders"):
        return redirect(_look_up_of(phone) if phone else customer)
    context: dict[str, object] = {"customer": customer, "phone": phone}
    if phone:
        found = context["found"] = orders_of_customer(customer, phone)
        subject = f"{customer.pk} {phone.national}"
        note(request, Action.ORDERS, subject=subject, count=found.count)
    return render(request, "orders/of_customer.html", context, using="jinja2")


@may(Permission.EXPORT)
@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """Every order, line or invoice that the look-up with these parameters selects."""
    chosen = read_format(request.GET.get("format", ""))
    form = LookUpForm(request.GET)
    answer = asked(form) if form.is_valid() else None
    if answer is None or answer.look_up is None:
        # The look-up says what is wrong, and how to go on.
        return redirect(f"{reverse('orders:lookup')}?{request.GET.urlencode()}")
    with until_sent() as moment:
        with moment:
            sheet = sheet_of(
                selected(answer, form), rows=request.GET.get("rows", "orders")
            )
            about = (
                cover(answer, form, sheet, by=request.user.get_username())
                if chosen is Format.XLSX
                else ()
            )
        asked_for = request.GET.urlencode()
        note(request, Action.EXPORT, subject=asked_for, count=sheet.count)
        return download(
            format=chosen,
            name=file_name(sheet, answer),
            columns=sheet.columns,
            rows=moment.rows(sheet.read()),
            about=about,
        )


def _wants(request: HttpRequest, part: str) -> bool:
    """Whether HTMX asks for the part with this id: any other asker gets the page."""
    return request.headers.get("HX-Target") == part


def _asks_by_itself(request: HttpRequest) -> bool:
    """Whether the portal's script runs there, and has not asked yet. It leaves a
    cookie; whoever has none waits for the whole answer."""
    return "scripts" in request.COOKIES and "now" not in request.GET


def _forget_how(request: HttpRequest) -> None:
    """Keeps the page's links from asking SourceHub again: page 2 is of this answer."""
    if not _HOW.isdisjoint(request.GET):
        rest = request.GET.copy()
        for word in _HOW:
            rest.pop(word, None)
        request.GET = QueryDict(rest.urlencode())


def _look_up_of(phone: Phone) -> str:
    return f"{reverse('orders:lookup')}?{urlencode({'phone': phone.national})}"


def _note_choice(request: HttpRequest, choice: list[Match]) -> None:
    """Notes the orders that are offered, by their ids, in one row."""
    offered = [str(match.order) for match in choice if match.order is not None]
    if offered:
        note(request, Action.OFFERED, subject=" ".join(offered), count=len(offered))


def _note_look_up(request: HttpRequest, phone: Phone, *, count: int) -> None:
    note(request, Action.LOOKUP, subject=phone.national, count=count)
