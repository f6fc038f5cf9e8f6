"""One order, as SourceHub last described it."""

import re
from typing import Self

from django.db import connection, models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils.functional import cached_property

from orders.amounts import AmountField
from orders.days import Days
from orders.products import quantity_and_name
from sourcehub_portal.gateway.parsing import parse_order
from sourcehub_portal.gateway.records import OrderRecord
from sourcehub_portal.source import current_source

# `number__upper`: as the indexes of numbers have them, whatever case these are in.
models.TextField.register_lookup(Upper)


class OrderQuerySet(models.QuerySet["Order"]):
    def here(self) -> Self:
        """Those of the configured SourceHub; all, where none is configured."""
        source = current_source()
        return self.filter(source=source) if source else self

    def newest_first(self) -> Self:
        return self.order_by(F("date").desc(nulls_last=True), "-id")

    def saying(self, text: str) -> Self:
        """Those with this text in a number of theirs, or in a product of theirs.

        Asked of each order: no database is to read everybody's lines for one caller's.
        """
        lines = Line.objects.filter(order=OuterRef("pk"))
        invoices = Invoice.objects.filter(order=OuterRef("pk"))
        return self.filter(
            _has("number", text)
            | Exists(lines.filter(_has("name", text) | _has("sku", text)))
            | Exists(invoices.filter(_has("number", text)))
        )

    def within(self, days: Days) -> Self:
        """Those of these days, and those whose date could not be read.

        SourceHub counted the latter in when it was asked for a range: they may belong.
        """
        if not days.limited:
            return self
        in_range = Q(date__gte=days.start, date__lte=days.end)
        return self.filter(in_range | Q(date=None))


def _has(field: str, text: str) -> Q:
    """Whether it stands there in any case, of which SQLite's LIKE knows a to z only."""
    if connection.vendor == "sqlite" and not text.isascii():
        return Q((f"{field}__iregex", re.escape(text)))
    return Q((f"{field}__icontains", text))


class Order(models.Model):
    """The mirror's row for one order: what it is found, sorted and filtered by.

    Texts are "" and amounts None where SourceHub says nothing. `raw` is the order
    exactly as SourceHub wrote it, and `record` what that says: every page and export
    takes its amounts from there, for a column cannot keep all their digits. The
    customer is the one that the order names, by SourceHub's id: the mirror of customers
    may not have it yet.
    """

    id = models.BigIntegerField(primary_key=True, help_text="SourceHub's id")
    number = models.TextField(blank=True)
    date = models.DateField(null=True, blank=True)
    status = models.TextField(blank=True)
    item_total = AmountField()
    discount = AmountField()
    return_total = AmountField()
    billable = AmountField()

    customer_id = models.BigIntegerField(null=True, blank=True)
    contact_person_name = models.TextField(blank=True)
    company_name = models.TextField(blank=True)
    display_name = models.TextField(blank=True)
    contactperson_number = models.TextField(blank=True)
    company_phone = models.TextField(blank=True)
    gst_treatment = models.TextField(blank=True)
    gstin = models.TextField(blank=True)
    customer_code = models.TextField(blank=True)

    sales_agent = models.TextField(blank=True)
    sales_agent_phone = models.TextField(blank=True)
    delivery_agent = models.TextField(blank=True)
    delivery_agent_phone = models.TextField(blank=True)

    source = models.CharField(max_length=32, help_text="see sourcehub_portal.source")
    raw = models.TextField(help_text="the JSON row as SourceHub wrote it")
    digest = models.BigIntegerField(
        default=0, db_default=0, help_text="stands for it in sums"
    )
    observed_at = models.DateTimeField(help_text="start of the request that brought it")
    written_at = models.DateTimeField(
        null=True, blank=True, help_text="the same, of the last that found it different"
    )
    first_seen_at = models.DateTimeField(
        null=True, blank=True, help_text="start of the first request that brought it"
    )

    objects = OrderQuerySet.as_manager()

    class Meta:
        ordering = (F("date").desc(nulls_last=True), "-id")
        indexes = (
            models.Index(Upper("number"), name="order_by_upper_number"),
            # What a list of a thousand is sorted by: a row is long. Not by status:
            # PostgreSQL takes no long text into an index.
            models.Index(fields=["id", "source", "date"], name="order_in_a_list"),
        )

    def __str__(self) -> str:
        return f"Order {self.number or self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("orders:detail", args=[self.pk])

    @property
    def customer_name(self) -> str:
        """What people call the customer, "" where the order names none."""
        return self.display_name or self.company_name or self.contact_person_name

    @cached_property
    def record(self) -> OrderRecord:
        """Everything that SourceHub said of the order, read again."""
        return parse_order(self.raw)


class Line(models.Model):
    """One product of an order, in SourceHub's order.

    `price` is what the line amounts to: it is never multiplied by the quantity.
    """

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveIntegerField()
    product_id = models.BigIntegerField(null=True, blank=True)
    sku = models.TextField(blank=True)
    name = models.TextField(blank=True)
    quantity = AmountField(places=0)
    price = AmountField()

    class Meta:
        ordering = ("order_id", "position")

    def __str__(self) -> str:
        return quantity_and_name(self)


class Invoice(models.Model):
    """One invoice of an order, in SourceHub's order."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="invoices")
    position = models.PositiveIntegerField()
    invoice_id = models.BigIntegerField(null=True, blank=True)
    number = models.TextField(blank=True)
    date = models.DateField(null=True, blank=True)
    due_date = models.DateField(null=True, blank=True)
    total = AmountField()
    discount = AmountField()
    returned = AmountField()
    amount = AmountField()
    cgst = AmountField()
    sgst = AmountField()
    igst = AmountField()

    class Meta:
        ordering = ("order_id", "position")
        indexes = (models.Index(Upper("number"), name="invoice_by_upper_number"),)

    def __str__(self) -> str:
        return f"Invoice {self.number or self.invoice_id or self.position}"
