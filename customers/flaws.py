"""The flaws in words: what is wrong, and what to do about it."""

from dataclasses import dataclass

from sourcehub_portal.unchanging import address_of


@dataclass(frozen=True, slots=True)
class Flaw:
    """`name` is one of FLAWS: Customer's field that says so. `label` says it of one
    customer, `title` of many.

    `compared`: only seen by looking at all customers together, after a complete sweep.
    """

    name: str
    label: str
    title: str
    wrong: str
    todo: str
    compared: bool = False

    @property
    def address(self) -> str:
        """The list of just these customers."""
        return f"{address_of('customers:list')}?flaw={self.name}"


# The worst for an invoice first.
DESCRIBED = (
    Flaw(
        "bad_gstin",
        "GSTIN not valid",
        "GSTINs that are not valid",
        "The number breaks the rules for a GSTIN: its length, its state, its PAN or its"
        " check digit.",
        "Ask for the registration certificate and correct the GSTIN in SourceHub. The"
        " customer's page says what is wrong with the number.",
    ),
    Flaw(
        "shares_pan",
        "PAN shared with another",
        "PANs that occur twice",
        "Another customer's GSTIN holds the same PAN: a branch in another state, or one"
        " firm entered twice.",
        "Branches are right as they are. Where it is one firm twice, keep one in"
        " SourceHub and set the other to Inactive.",
        compared=True,
    ),
    Flaw(
        "bad_phone",
        "Phone that is none",
        "Phones that are none",
        "A phone number is given that nobody can call: too short, too long, or no"
        " number at all.",
        "Correct the number in SourceHub. Orders are found by phone, so without it"
        " none of theirs is.",
    ),
    Flaw(
        "shares_phone",
        "Phone shared with another",
        "Phones that occur twice",
        "Another customer has the same number, so a caller cannot be told from it.",
        "Ask whose number it is, and correct the other in SourceHub. One family or firm"
        " may well share a phone.",
        compared=True,
    ),
    Flaw(
        "bad_pin",
        "PIN code and state disagree",
        "PIN codes that do not fit",
        "The PIN code is none, or lies in another state than the address.",
        "Correct the PIN code or the state in SourceHub, before a parcel goes astray.",
    ),
    Flaw(
        "no_email",
        "No e-mail",
        "E-mail addresses missing",
        "No e-mail address is given, so no invoice or notice can be sent to one.",
        "Ask for it at the next call, and add it in SourceHub.",
    ),
)
FLAW_LABELS = {flaw.name: flaw.label for flaw in DESCRIBED}
