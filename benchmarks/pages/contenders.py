"""Who is measured: how each is served, and where it answers which question."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.pages.built import Built
from benchmarks.pages.questions import PAGE, STATE, STATUS, WORD, Questions
from tests.whole.own_database import ROOT

Addresses = Mapping[str, str]
DATASETTE = ROOT / ".venv-bench" / "bin" / "datasette"


@dataclass(frozen=True, slots=True)
class Contender:
    """`served_by` names the site that it is a page of; `who` is the role of the person
    who looks at it, "" where it asks for none."""

    name: str
    served_by: str
    addresses: Callable[[Questions, Built], Addresses]
    who: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


PORTAL = "sourcehub_portal.settings"
# The settings of the other sites that the portal's web server serves.
PEERS = {
    "admin": "benchmarks.pages.peers.stock",
    "tutorial": "benchmarks.pages.peers.stock",
    "floor": "benchmarks.pages.peers.bare",
    "anew": "benchmarks.pages.peers.anew",
    "lookups": "benchmarks.lookups.bare",
    "lookups, signed in": "benchmarks.lookups.signed",
    "lookups, noted": "benchmarks.lookups.noted",
    "lookups, a page": "benchmarks.lookups.page",
}
# What is no question of speed: limits that would answer with an error instead.
DATASETTE_SETTINGS = {
    "suggest_facets": "off",
    "sql_time_limit_ms": "60000",
    "facet_time_limit_ms": "60000",
}


def _ours(asked: Questions, _: Built) -> Addresses:
    """Every one of its pages has the facets."""
    return {
        "first": "/customers/",
        "filtered": _customers(status=STATUS, state=STATE),
        "substring": _customers(q=WORD),
        "phone": _customers(q=asked.beginning),
        "whole phone": _customers(q=asked.number),
        "sorted": _customers(sort="-city"),
        "last": _customers(page=str(asked.pages)),
        "facets": "/customers/",
    }


def _of_tutorial(asked: Questions, built: Built) -> Addresses:
    return {**_ours(asked, built), "facets": _customers(facets="1")}


def _of_admin(asked: Questions, _: Built) -> Addresses:
    path = "/admin/customers/customer/?"
    return {
        "first": path,
        "filtered": path + urlencode({"status": STATUS, "state": STATE}),
        "substring": path + urlencode({"q": WORD}),
        "phone": path + urlencode({"q": asked.beginning}),
        "whole phone": path + urlencode({"q": asked.number}),
        "sorted": path + urlencode({"o": "-4"}),
        "last": path + urlencode({"p": asked.pages}),
        "facets": path + urlencode({"_facets": "True"}),
    }


def _of_floor(asked: Questions, _: Built) -> Addresses:
    return {
        "first": "/first/",
        "filtered": "/filtered/?" + urlencode({"status": STATUS, "state": STATE}),
        "substring": "/substring/?" + urlencode({"q": WORD}),
        "phone": "/beginning/?" + urlencode({"phone": asked.beginning}),
        "whole phone": "/phone/?" + urlencode({"phone": asked.number}),
        "sorted": "/ordered/",
        "last": "/last/",
        "facets": "/facets/",
    }


def _of_datasette(asked: Questions, built: Built) -> Addresses:
    """The same columns in the same order, of those on our list, so that the list's own
    indexes serve it. It searches by the trigram index, once it is told of it."""
    file = built.database.file or Path()
    columns = "".join(f"&_col={name}" for name in _SHOWN)
    listed = urlencode({"shelf": asked.shelf})
    path = f"/{file.stem}/customers_customer?_size={PAGE}&{listed}{columns}"
    by_name = f"{path}&_sort=name_key"
    key, customer = asked.before_last
    facets = "".join(f"&_facet={name}" for name in _FACETS)
    return {
        "first": by_name,
        "filtered": f"{by_name}&status={STATUS}&state={STATE}",
        "substring": f"{by_name}{_INDEXED}&_search={WORD}",
        "phone": f"{by_name}{_INDEXED}&_search={asked.beginning}",
        "whole phone": f"{by_name}{_INDEXED}&_search={asked.number}",
        "sorted": f"{path}&_sort_desc=city",
        "last": by_name + "&" + urlencode({"_next": f"{_tilde(key)},{customer}"}),
        "facets": by_name + facets,
    }


_INDEXED = "&_fts_table=customers_search&_fts_pk=id"
_SHOWN = (
    "name_key",
    "display_name",
    "contact_person_name",
    "contactperson_number",
    "city",
    "state",
    "gst_treatment",
    "status",
    "approval",
)
_FACETS = ("status", "approval", "gst_treatment", "state", "city")


def _tilde(text: str) -> str:
    """As Datasette writes a value into an address: what is no plain character is a
    tilde and its bytes, and a space is a plus."""
    plain = {*map(chr, range(128))} - {"~"}
    written = []
    for character in text:
        if character == " ":
            written.append("+")
        elif character in plain and (character.isalnum() or character in "_-"):
            written.append(character)
        else:
            written += [f"~{byte:02X}" for byte in character.encode()]
    return "".join(written)


def _customers(**parameters: str) -> str:
    return "/customers/?" + urlencode(parameters)


PART = {"HX-Request": "true", "HX-Target": "results"}
OURS, OUR_PART, FLOOR = "ours", "ours, part", "floor"
# The same where every search is the first of its words: none is recalled.
ANEW, PART_ANEW = "ours, anew", "ours, part, anew"
ALL_OURS = (OURS, OUR_PART, ANEW, PART_ANEW)
CONTENDERS = (
    Contender(OURS, "portal", _ours, who="sales"),
    Contender(OUR_PART, "portal", _ours, who="sales", headers=PART),
    Contender(ANEW, "anew", _ours, who="sales"),
    Contender(PART_ANEW, "anew", _ours, who="sales", headers=PART),
    Contender(FLOOR, "floor", _of_floor),
    Contender("Django admin", "admin", _of_admin, who="admin"),
    Contender("tables2 + filter", "tutorial", _of_tutorial),
    Contender("Datasette", "datasette", _of_datasette),
)


def contenders(built: Built, *, without: tuple[str, ...] = ()) -> tuple[Contender, ...]:
    """Those that can show this database; Datasette reads SQLite alone."""
    left_out = {*without}
    if not built.database.file or not DATASETTE.exists():
        left_out.add("Datasette")
    return tuple(each for each in CONTENDERS if each.name not in left_out)
