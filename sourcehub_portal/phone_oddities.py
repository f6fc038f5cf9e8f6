"""What is said of a phone number that is read and is odd: nothing is refused for it."""

from phonenumbers import PhoneNumber, PhoneNumberType

INDIA = 91
# Said to whoever typed the number; of those in a list there are too many.
NEWER_SERIES = "Mobiles that begin with 6 are newer; an area code may begin so, too."
MAY_BE_MOBILE = {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}
_SERVICES = {PhoneNumberType.TOLL_FREE, PhoneNumberType.SHARED_COST}


def warning_of(number: PhoneNumber, *, known: bool, kind: int, mobile: bool) -> str:
    """A sentence or two, "" where nothing is odd. `known`: to a numbering plan; `kind`
    is the library's, and `mobile` what we make of it."""
    odd = _oddity(number, known=known, kind=kind, mobile=mobile)
    if not number.extension:
        return odd
    return f"{odd} The extension {number.extension} is left out.".lstrip()


def _oddity(number: PhoneNumber, *, known: bool, kind: int, mobile: bool) -> str:
    if not known:
        return "No phone company gives out such a number: check the digits."
    if number.country_code != INDIA:
        return "This is not an Indian number."
    if kind in _SERVICES or (kind in MAY_BE_MOBILE and not mobile):
        return "This is a service number, not a person's phone."
    if not mobile:
        return "This is a landline."
    if str(number.national_number).startswith("6"):
        return NEWER_SERIES
    return ""
