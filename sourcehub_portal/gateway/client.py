"""SourceHub's two questions, one request each."""

from datetime import date, datetime

from .budget import RetryBudget, process_budget
from .configuration import Endpoint, configured_endpoint
from .deadline import Deadline
from .gate import Gate, OpenGate
from .limits import BACKGROUND, Limits
from .parsing import Name, parse_customer, parse_order, parse_page, split_rows
from .records import CustomerRecord, OrderRecord, Page, RawRow
from .redaction import phone_tail
from .transport import Question, Reader, Transport


class SourceHub:
    """Asks one SourceHub, within `limits`. Threads may share it.

    Every method raises UpstreamError, and nothing else. `count` is at most 100;
    SourceHub may ignore it, and `skip`, without a word.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        limits: Limits = BACKGROUND,
        gate: Gate | None = None,
        budget: RetryBudget | None = None,
    ) -> None:
        """`gate` and `budget` are its own, shared with nobody, unless given."""
        self.endpoint = endpoint
        self._transport = Transport(
            endpoint,
            limits=limits,
            gate=gate or OpenGate(),
            budget=budget or RetryBudget(),
        )

    def customer_rows(self, *, count: int, skip: int) -> Page[RawRow]:
        """One page of customers, unparsed: enough for rows that have not changed."""
        return self._transport.fetch(
            _customers(count=count, skip=skip), read=_rows("customers")
        )

    def customers(self, *, count: int, skip: int) -> Page[CustomerRecord]:
        """One page of customers."""
        return parse_page(self.customer_rows(count=count, skip=skip), parse_customer)

    def orders(
        self,
        *,
        phone: str,
        from_date: date | None = None,
        to_date: date | None = None,
        count: int = 100,
        skip: int = 0,
        deadline: Deadline | None = None,
    ) -> Page[OrderRecord]:
        """One page of the orders under `phone`, which is sent as it is.

        Whether SourceHub counts both ends of a range in is not documented.
        """
        question = _orders(phone, from_date, to_date, count=count, skip=skip)
        page = self._transport.fetch(question, read=_rows("orders"), deadline=deadline)
        return parse_page(page, parse_order)

    def deadline(self) -> Deadline:
        """A deadline that begins now, for several questions together."""
        return self._transport.deadline()


def connect(*, limits: Limits = BACKGROUND, insist: bool = False) -> SourceHub:
    """The SourceHub of the settings, behind the gate that all processes share.

    `insist`: ask whatever is known of its health, to find out how it is now. Raises
    NotConfigured or Misconfigured.
    """
    # Here, for it needs a database, and a SourceHub without it does not.
    from .shared_gate import SharedGate

    endpoint = configured_endpoint()
    gate = SharedGate(endpoint, urgent=limits.urgent, insist=insist)
    return SourceHub(endpoint, limits=limits, gate=gate, budget=process_budget())


def _rows(name: Name) -> Reader[Page[RawRow]]:
    def read(body: bytes, asked_at: datetime) -> Page[RawRow]:
        return split_rows(body, name=name, asked_at=asked_at)

    return read


def _customers(*, count: int, skip: int) -> Question:
    return Question(
        operation="customers",
        path="/customers",
        parameters={"count": str(count), "skip": str(skip)},
        about=f"skip {skip}",
    )


def _orders(
    phone: str, from_date: date | None, to_date: date | None, *, count: int, skip: int
) -> Question:
    dates = {"from_date": from_date, "to_date": to_date}
    return Question(
        operation="orders",
        path="/orders",
        parameters={
            "phone_number": phone,
            **{name: f"{day:%d-%m-%Y}" for name, day in dates.items() if day},
            "count": str(count),
            "skip": str(skip),
        },
        about=phone_tail(phone),
    )
