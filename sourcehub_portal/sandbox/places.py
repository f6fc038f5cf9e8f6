"""States, cities, areas and PIN codes that agree with each other."""

from dataclasses import dataclass

from sourcehub_portal.sandbox import samples
from sourcehub_portal.sandbox.data import load
from sourcehub_portal.sandbox.numbers import Draws

# The ids under which the documented sample knows these.
_SAMPLE_AREAS = {"BTM": 108, "J P Nagar": 159}
_SAMPLE_PINS = {560063: 30, 560022: 86}

_STREETS = (
    "Main Road",
    "1st Cross",
    "Station Road",
    "Market Road",
    "Temple Street",
    "Gandhi Bazaar",
    "Industrial Estate",
    "Old Bus Stand Road",
    "Ring Road Junction",
    "Mill Compound",
)
_LANDMARKS = (
    "Near SBI",
    "Opp. Bus Stand",
    "Behind Post Office",
    "1st Floor, Shop No. 12",
    "C/o Shree Complex",
    'Godown "B", Gate 2',
)


@dataclass(frozen=True, slots=True)
class City:
    """A city as customers are put in it, with its areas as SourceHub shows them."""

    name: str
    std: str
    gst_state: str
    pins: tuple[int, int]
    areas: tuple[dict[str, object], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where one customer is. The GST state is the two-digit code of the tax law."""

    city: City
    area: dict[str, object]
    pin: int

    @property
    def postalcode(self) -> dict[str, object]:
        pin_id = _SAMPLE_PINS.get(self.pin, self.pin - 100_000)
        return {"id": pin_id, "code": str(self.pin)}


def _cities() -> tuple[City, ...]:
    """Each city as often as its weight, so that large ones have more customers."""
    book = load("places")
    cities: list[City] = []
    for row in book["cities"]:
        state = book["states"][row["state"]]
        shown = {
            "id": row["id"],
            "name": row["name"],
            "code": row["code"],
            "state": {key: state[key] for key in ("id", "code")}
            | {"name": row["state"]},
        }
        areas = tuple(
            _area(place, name, shown) for place, name in enumerate(row["areas"])
        )
        low, high = row["pins"]
        city = City(row["name"], row["std"], state["gst"], (low, high), areas)
        cities += [city] * row["weight"]
    return tuple(cities)


def _area(place: int, name: str, city: dict[str, object]) -> dict[str, object]:
    area_id = _SAMPLE_AREAS.get(name, int(str(city["id"])) * 1000 + place)
    # SourceHub's samples leave area codes empty; every third has one.
    code = "" if area_id % 3 else f"{name[:3].upper()}{area_id}"
    return {"id": area_id, "name": name, "area_code": code, "city": city}


_CITIES = _cities()
_BENGALURU = _CITIES[0]


def place_of(seed: int, customer_id: int) -> Place:
    draws = Draws(seed, "place", customer_id)
    city = _BENGALURU if customer_id in samples.CUSTOMERS else draws.one_of(_CITIES)
    return Place(city, draws.one_of(city.areas), draws.between(*city.pins))


def address(place: Place, draws: Draws) -> dict[str, object]:
    """An address in SourceHub's shape; a few lack the area or the PIN code."""
    line1 = f"{draws.between(1, 480)}, {draws.one_of(_STREETS)}"
    line2 = draws.one_of(_LANDMARKS) if draws.chance(40) else ""
    return {
        "addressline1": line1,
        "addressline2": line2,
        "area": None if draws.chance(2) else place.area,
        "postalcode": None if draws.chance(2) else place.postalcode,
    }
