"""One customer in SourceHub's shape, made from the seed and the id."""

from sourcehub_portal.sandbox import gstin, samples
from sourcehub_portal.sandbox.names import email, named
from sourcehub_portal.sandbox.numbers import Draws, weighted
from sourcehub_portal.sandbox.phones import PhoneBook, as_typed, landline, toll_free
from sourcehub_portal.sandbox.places import Place, address, place_of

# The first two are SourceHub's own words; the others are in its spirit.
REGISTERED = "Registered GST"
OVERSEAS = "Overseas"
_TREATMENTS = weighted(
    {REGISTERED: 70, "Unregistered": 20, "Consumer": 7, OVERSEAS: 3},
)
_STATUSES = weighted({"Active": 85, "Inactive": 15})
_APPROVALS = weighted({"accepted": 85, "pending": 9, "rejected": 6})

# The first customer made after the documented ones (a Unix time, as SourceHub has).
_FIRST_CODE = 1_639_600_000
_SECONDS_BETWEEN_CODES = 97


class Customers:
    """Every customer there could be; which of them exist is the roster's matter."""

    def __init__(self, *, seed: int, phones: PhoneBook) -> None:
        self._seed = seed
        self._phones = phones

    def place(self, customer_id: int) -> Place:
        return place_of(self._seed, customer_id)

    def customer(self, customer_id: int) -> dict[str, object]:
        """The fields and their order are those of the documented sample."""
        if customer_id in samples.CUSTOMERS:
            return samples.CUSTOMERS[customer_id]
        draws = Draws(self._seed, "customer", customer_id)
        place = self.place(customer_id)
        name = named(customer_id, city=place.city.name, draws=draws)
        treatment = draws.one_of(_TREATMENTS)
        short = draws.chance(6)
        mail = email(name, draws)
        number = as_typed(self._phones.number_of(customer_id), draws)
        company = self._company_phone(
            customer_id, number=number, std=place.city.std, draws=draws
        )
        return {
            "id": customer_id,
            "contact_person_name": name.contact,
            "company_name": name.company,
            "display_name": name.company.split()[-1] if short else name.company,
            "email": mail,
            "contactperson_number": number,
            "company_phone": company,
            "gst_treatment": treatment,
            "gstin": self._gstin(customer_id, place=place, draws=draws)
            if treatment == REGISTERED
            else "",
            "customer_code": self._code(customer_id, draws),
            "status": draws.one_of(_STATUSES),
            "approval": draws.one_of(_APPROVALS),
            "address": self._address(treatment, place=place, draws=draws),
        }

    def _company_phone(
        self, customer_id: int, *, number: str, std: str, draws: Draws
    ) -> str:
        """Mostly the contact's; else a landline, 1800, a neighbour's, own or none."""
        kind = draws.below(100)
        if kind < 55:
            return number
        if kind < 78:
            return landline(std, draws)
        if kind < 83:
            return toll_free(draws)
        if kind < 88:
            return self._phones.number_of(max(1, customer_id - 1))
        if kind < 95:
            return as_typed(str(draws.between(7 * 10**9, 10**10 - 1)), draws)
        return ""

    def _gstin(self, customer_id: int, *, place: Place, draws: Draws) -> str:
        """Of the registered, 70 % have a valid one, 10 % none, the others a wrong."""
        kind = draws.below(10)
        if kind == 0:
            return ""
        # One in twenty is a branch: it shares the PAN of the first of its sixteen.
        owner = customer_id // 16 * 16 if draws.chance(5) else customer_id
        right = gstin.gstin(
            state=place.city.gst_state,
            pan=gstin.pan(Draws(self._seed, "pan", owner)),
            entity=draws.between(1, 3),
        )
        return gstin.mistyped(right, draws) if kind < 3 else right

    def _code(self, customer_id: int, draws: Draws) -> str:
        seconds = customer_id * _SECONDS_BETWEEN_CODES
        return str(_FIRST_CODE + seconds + draws.below(_SECONDS_BETWEEN_CODES))

    def _address(self, treatment: str, *, place: Place, draws: Draws) -> object:
        """`[]` is how SourceHub writes an empty object."""
        if treatment == OVERSEAS or draws.chance(2):
            return []
        return address(place, draws)
