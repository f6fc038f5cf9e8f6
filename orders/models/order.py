"""One order, as SourceHub last described it."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from orders.amounts import ExactField
from orders.days import Days

NAMED = 2
"""How many products a list names of an order."""


class OrderQuerySet(models.QuerySet["Order"]):
    def newest_first(self) -> Self:
        return self.order_by(F("date").desc(nulls_last=True), "-id")

    def within(self, days: Days) -> Self:
        """Those of these days, and those whose date could not be read.

        SourceHub counted the latter in when it was asked for a range: they may belong.
        """
        in_range = Q(date__gte=days.start, date__lte=days.end)
        return self.filter(in_range | Q(date=None))


class Order(models.Model):
    """The mirror's row for one order: what lists show, filters cut and exports hold.

    Texts are "" and amounts None where SourceHub says nothing. `raw` is the order
    exactly as SourceHub wrote it; its own page is read from there, so that nothing
    SourceHub says is lost to it. The customer is the one that the order names, by
    SourceHub's id: the mirror of customers may not have it yet.
    """

    id = models.BigIntegerField(primary_key=True, help_text="SourceHub's id")
    number = models.TextField(blank=True)
    date = models.DateField(null=True, blank=True)
    status = models.TextField(blank=True)
    item_total = ExactField()
    discount = ExactField()
    return_total = ExactField()
    billable = ExactField()

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

    raw = models.TextField(help_text="the JSON row as SourceHub wrote it")
    observed_at = models.DateTimeField(help_text="start of the request that brought it")

    objects = OrderQuerySet.as_manager()

    class Meta:
        ordering = (F("date").desc(nulls_last=True), "-id")

    def __str__(self) -> str:
        return f"Order {self.number or self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("orders:detail", args=[self.pk])

    @property
    def customer_name(self) -> str:
        """What people call the customer, "" where the order names none."""
        return self.display_name or self.company_name or self.contact_person_name

    @property
    def products(self) -> str:
        """Its lines in short: the first two, and how many more."""
        lines = [str(line) for line in self.lines.all()]
        named, more = lines[:NAMED], len(lines) - NAMED
        return " · ".join([*named, f"{more} more"] if more > 0 else named)


class Line(models.Model):
    """One product of an order, in SourceHub's order.

    `price` is what the line amounts to: it is never multiplied by the quantity.
    """

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveIntegerField()
    product_id = models.BigIntegerField(null=True, blank=True)
    sku = models.TextField(blank=True)
    name = models.TextField(blank=True)
    quantity = ExactField(places=0)
    price = ExactField()

    class Meta:
        ordering = ("order_id", "position")

    def __str__(self) -> str:
        name = self.name or self.sku or "product without a name"
        return (
            name
            if self.quantity is None
            else (f"{self.quantity:f} \N{MULTIPLICATION SIGN} {name}")
        )


class Invoice(models.Model):
    """One invoice of an order, in SourceHub's order."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="invoices")
    position = models.PositiveIntegerField()
    invoice_id = models.BigIntegerField(null=True, blank=True)
    number = models.TextField(blank=True)
    date = models.DateField(null=True, blank=True)
    due_date = models.DateField(null=True, blank=True)
    total = ExactField()
    discount = ExactField()
    returned = ExactField()
    amount = ExactField()
    cgst = ExactField()
    sgst = ExactField()
    igst = ExactField()

    class Meta:
        ordering = ("order_id", "position")

    def __str__(self) -> str:
        return f"Invoice {self.number or self.invoice_id or self.position}"
