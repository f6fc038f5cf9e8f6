"""A customer's GSTIN, taken apart and held against the address."""

from dataclasses import dataclass

from customers.models import Customer
from sourcehub_portal.gstin import (
    NOWHERE,
    Gstin,
    check_gstin,
    corrections,
    in_force,
)
from sourcehub_portal.pin import state_code

GUESSES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class GstCard:
    """`agrees`: the GSTIN is of the state that the address names; `remark` says that it
    is not, in a sentence, else "". `guesses` are what a wrong GSTIN may be meant to be,
    `more` how many less likely ones there are."""

    gstin: Gstin
    agrees: bool = False
    remark: str = ""
    guesses: tuple[str, ...] = ()
    more: int = 0


def gst_card(customer: Customer) -> GstCard:
    """Asks the database only about a GSTIN that is wrong: whose PANs it knows."""
    gstin = check_gstin(customer.gstin)
    state = state_code(customer.state)
    if not gstin.valid:
        return _with_guesses(gstin, state)
    if not state or gstin.state_code in NOWHERE:
        return GstCard(gstin)
    if in_force(gstin.state_code) == in_force(state):
        return GstCard(gstin, agrees=True)
    words = f"Registered in {gstin.state}, the address says {customer.state}."
    return GstCard(gstin, remark=words)


def _with_guesses(gstin: Gstin, state: str) -> GstCard:
    """What is likeliest of all: a PAN that another customer has."""
    found = corrections(gstin.number, state=state)
    pans = {guess: check_gstin(guess).pan for guess in found}
    known = _known(set(pans.values()) - {""}) if len(found) > 1 else set()
    ranked = sorted(found, key=lambda guess: pans[guess] not in known)
    return GstCard(
        gstin,
        guesses=tuple(ranked[:GUESSES_SHOWN]),
        more=max(0, len(ranked) - GUESSES_SHOWN),
    )


def _known(pans: set[str]) -> set[str]:
    found = Customer.objects.here().filter(pan__in=pans).order_by()
    return set(found.values_list("pan", flat=True).distinct())
