"""What the page of the data's quality shows."""

from dataclasses import dataclass

from django.utils import timezone

from customers.flaws import DESCRIBED, Flaw
from customers.models import Comparison, Customer
from customers.quality.counting import how_many, how_many_listed
from customers.quality.trend import Trend, kept
from sourcehub_portal.source import current_source


@dataclass(frozen=True, slots=True)
class Finding:
    """One flaw. `count` is None where the customers were not compared yet."""

    flaw: Flaw
    count: int | None
    total: int
    trend: Trend | None

    @property
    def share(self) -> str:
        """Of all listed customers: "8.1 %"."""
        percent = 100 * (self.count or 0) / self.total if self.total else 0
        if self.count and percent < 0.1:
            return "under 0.1 %"
        if percent < 100 and percent >= 99.95:
            return "over 99.9 %"
        return f"{percent:.1f} %".replace(".0 ", " ")


@dataclass(frozen=True, slots=True)
class Findings:
    """All flaws, and how many customers were looked at."""

    each: list[Finding]
    total: int

    @classmethod
    def now(cls) -> "Findings":
        """In as many queries as there are flaws and three, however many customers."""
        today = timezone.localdate()
        counted, total = how_many(Customer.objects.listed()), how_many_listed()
        days, compared = kept(today=today), _were_compared()
        each = [
            Finding(
                flaw=flaw,
                count=counted[flaw.name] if compared or not flaw.compared else None,
                total=total,
                trend=Trend.of(days[flaw.name], counted[flaw.name], today=today),
            )
            for flaw in DESCRIBED
        ]
        return cls(each, total)

    @property
    def is_clean(self) -> bool:
        """Whether everything was looked for and nothing was found."""
        return bool(self.total) and all(found.count == 0 for found in self.each)


def _were_compared() -> bool:
    compared = Comparison.objects.all()
    source = current_source()
    return (compared.filter(source=source) if source else compared).exists()
