"""Several invoices added up."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from orders.billed import Billed
from orders.gst import total_tax
from orders.sums import total, unless_noise, whole


@dataclass(frozen=True, slots=True)
class InvoiceSums:
    """By the names that an invoice and its reckoning have. What SourceHub says is added
    up as far as it says it; `taxable`, `gross` and `net` are None where they cannot be
    told of every invoice; `unclear`: of how many not. `partial`: of how many SourceHub
    leaves out the amount, or all three taxes, or sends one that cannot be read."""

    total: Decimal | None
    discount: Decimal | None
    returned: Decimal | None
    cgst: Decimal | None
    sgst: Decimal | None
    igst: Decimal | None
    tax: Decimal | None
    amount: Decimal | None
    taxable: Decimal | None
    gross: Decimal | None
    net: Decimal | None
    partial: int
    unclear: int

    @property
    def came_back(self) -> bool:
        """Whether anything did, to the paisa."""
        return bool(unless_noise(self.returned))

    @classmethod
    def of(cls, invoices: Sequence[Billed]) -> Self:
        said = [each.invoice for each in invoices]
        reckoned = [each.reckoned for each in invoices]
        return cls(
            total=total(each.total for each in said),
            discount=total(each.discount for each in said),
            returned=total(each.returned for each in said),
            cgst=total(each.cgst for each in said),
            sgst=total(each.sgst for each in said),
            igst=total(each.igst for each in said),
            tax=total(each.tax for each in reckoned),
            amount=total(each.amount for each in said),
            taxable=whole(each.taxable for each in reckoned),
            gross=whole(each.gross for each in reckoned),
            net=whole(each.net for each in reckoned),
            partial=sum(
                each.unread or None in (each.amount, total_tax(each)) for each in said
            ),
            unclear=sum(not each.reconciles for each in reckoned),
        )
