"""The look-up's one field, and what narrows its answer."""

from datetime import date
from typing import Any, Self

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from sourcehub_portal.phone import Phone, read_phones

# A typing error such as the year 0226 is said, not asked for.
EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)

LONGEST = 200  # characters in the field
NO_PHONE = "no-phone"  # the code of the error where something else was typed


class DayField(forms.DateField):
    """A day as an address carries it: 2021-06-08."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            required=False,
            input_formats=["%Y-%m-%d"],
            validators=[
                MinValueValidator(EARLIEST, "Choose a day from the year 2000 on."),
                MaxValueValidator(LATEST, "Choose a day before the year 2100."),
            ],
            error_messages={
                "invalid": "There is no such day. Write one like 2021-06-08."
            },
            **options,
        )


class LookUpForm(forms.Form):
    """`phone` in any spelling; optional `from`, `to`, `status`, `find` for what stands
    in products and numbers, and `again` to have SourceHub asked though it answered a
    moment ago.

    Cleaned, `phone` is every number that was read, at least one. Its controls stand in
    quick/orders/: to have Django write them takes a tenth of a page's time.
    """

    phone = forms.CharField(
        label="Phone, name or number",
        max_length=LONGEST,
        error_messages={
            "required": "Type or paste a phone number.",
            "max_length": "This is too long: at most 200 characters are read.",
        },
    )
    start = DayField(label="From")
    end = DayField(label="To")
    status = forms.CharField(required=False, label="Status")
    find = forms.CharField(
        required=False,
        max_length=LONGEST,
        label="In products and numbers",
    )
    again = forms.BooleanField(required=False)

    def add_prefix(self, field_name: str) -> str:
        """Names the dates `from` and `to` in addresses: the former is Python's word."""
        names = {"start": "from", "end": "to"}
        return super().add_prefix(names.get(field_name, field_name))

    @property
    def typed(self) -> str:
        """What stands in the field, as it came."""
        return str(self["phone"].value() or "")

    @property
    def is_no_phone(self) -> bool:
        """Whether something else stands in the field: a name, another number."""
        return self.has_error("phone", NO_PHONE)

    def unjudged(self) -> Self:
        """The same, filled in and not yet sent."""
        return type(self)(initial={name: self[name].value() for name in self.fields})

    def clean_phone(self) -> tuple[Phone, ...]:
        phones = read_phones(self.cleaned_data["phone"])
        if not phones:
            raise forms.ValidationError("This is not a phone number.", NO_PHONE)
        return phones

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        start, end = cleaned.get("start"), cleaned.get("end")
        if start and end and start > end:
            self.add_error("end", "The range ends before it begins.")
        return cleaned
