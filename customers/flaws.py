"""What can be wrong with a customer's data, in words."""

FLAW_LABELS = {
    "bad_gstin": "GSTIN not valid",
    "bad_phone": "Phone that is none",
    "bad_pin": "PIN code and state disagree",
    "no_email": "No e-mail",
    "shares_phone": "Phone shared with another",
    "shares_pan": "PAN shared with another",
}
