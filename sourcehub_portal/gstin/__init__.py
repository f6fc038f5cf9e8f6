"""GSTINs: checked, taken apart, and what a wrong one may have been meant to be."""

from sourcehub_portal.gstin.check import ALPHABET, LENGTH, Gstin, check_gstin
from sourcehub_portal.gstin.corrections import corrections
from sourcehub_portal.gstin.forms import Form
from sourcehub_portal.gstin.states import GST_STATES, NOWHERE, in_force

__all__ = [
    "ALPHABET",
    "GST_STATES",
    "LENGTH",
    "NOWHERE",
    "Form",
    "Gstin",
    "check_gstin",
    "corrections",
    "in_force",
]
