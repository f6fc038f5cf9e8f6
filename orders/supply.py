"""Which taxes a sale should bear: those within a state, or that between two."""

from dataclasses import dataclass
from enum import StrEnum

from orders.shapes import Shape
from orders.zero_rated import why_zero_rated
from sourcehub_portal.gstin import GST_STATES, NOWHERE, check_gstin, in_force
from sourcehub_portal.pin import state_code


class Supply(StrEnum):
    """By the taxes that it bears."""

    WITHIN = Shape.SPLIT.value
    BETWEEN = Shape.INTEGRATED.value

    @property
    def is_expected(self) -> str:
        """ "IGST is expected" """
        return f"{self} {'are' if self == Supply.WITHIN else 'is'} expected"


@dataclass(frozen=True, slots=True)
class Expected:
    """`kind` is None where it cannot be said. `sentence` says what is expected and why,
    "" where nobody asked for a judgement. The states are names, "" where unknown."""

    kind: Supply | None
    sentence: str
    home: str
    by_gstin: str
    by_address: str

    @property
    def disagree(self) -> bool:
        """Whether the GSTIN and the address are of two states."""
        both = self.by_gstin and self.by_address
        return bool(both) and self.by_gstin != self.by_address

    def remark(self, shape: Shape) -> str:
        """What is unusual about an invoice with these taxes, in a sentence, else ""."""
        if self.kind is None or shape not in {Shape.SPLIT, Shape.INTEGRATED}:
            return ""
        if shape.value == self.kind.value:
            return ""
        return f"It bears {shape}, where {self.kind.is_expected}."


def expected(*, home: str, gstin: str, state: str, treatment: str = "") -> Expected:
    """`home`: the seller's GST state code, "" where it is not known; `gstin` and
    `treatment`: the customer's, as they came; `state`: the name of the state in the
    address."""
    checked = check_gstin(gstin)
    codes = (
        in_force(home) if home in GST_STATES else "",
        "" if checked.state_code in NOWHERE else in_force(checked.state_code),
        in_force(state_code(state)),
    )
    why = why_zero_rated(treatment)
    kind, sentence = _zero_rated(codes[0], why) if why else _judged(*codes)
    names = (GST_STATES.get(code, "") for code in codes)
    return Expected(kind, sentence, *names)


def _zero_rated(home: str, why: str) -> tuple[Supply | None, str]:
    if not home:
        return None, ""
    return Supply.BETWEEN, (
        f"The customer {why}: {Supply.BETWEEN.is_expected}, or no tax under a bond or a"
        " letter of undertaking."
    )


def _judged(home: str, by_gstin: str, by_address: str) -> tuple[Supply | None, str]:
    if not home:
        return None, ""
    states = {code for code in (by_gstin, by_address) if code}
    if not states:
        return None, (
            "Neither GSTIN nor address names a state by its name: which tax is expected"
            " cannot be said."
        )
    kinds = {_kind(home, code) for code in states}
    if len(states) == 1:
        (kind,) = kinds
        return kind, _in_one_state(home, *states, kind=kind)
    where = (
        f"The GSTIN is of {GST_STATES[by_gstin]} and the address in"
        f" {GST_STATES[by_address]}"
    )
    if len(kinds) == 1:
        (kind,) = kinds
        return kind, f"{where}: {kind.is_expected} either way."
    return None, (
        f"{where}: {_kind(home, by_gstin).is_expected} by the one,"
        f" {_kind(home, by_address)} by the other."
    )


def _in_one_state(home: str, there: str, *, kind: Supply) -> str:
    seller, customer = GST_STATES[home], GST_STATES[there]
    if kind == Supply.WITHIN:
        return f"Seller and customer are both in {seller}: {kind.is_expected}."
    where = f"The seller is in {seller}, the customer in {customer}"
    return f"{where}: {kind.is_expected}."


def _kind(home: str, there: str) -> Supply:
    return Supply.WITHIN if home == there else Supply.BETWEEN
