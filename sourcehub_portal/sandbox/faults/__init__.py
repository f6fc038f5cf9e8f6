"""Misbehaviour on demand: small functions, each with a name, in six layers.

A fault of the `door` changes how a connection is received, one of `question` what is
asked, of `page` what is found, of `answer` what is said, and of `wire` how it is sent;
one of `churn` changes the list of customers before every answer. A new fault is a new
function under its layer's decorator, with its row of the table of misbehaviours.
"""

from sourcehub_portal.sandbox.faults import (  # noqa: F401 (each fills its layer)
    answers,
    breaks,
    churn,
    doors,
    encodings,
    pages,
    questions,
    redirects,
    refusals,
    rows,
    sizes,
    stalls,
)
from sourcehub_portal.sandbox.faults.layers import LAYERS, Known

# The rows that the sandbox cannot do, or not alone, and how they can be had.
BY_HAND = {
    40: "Kill the sweep: `kill -9` the process of sync_customers, or of the worker.",
    41: "Start sync_customers twice; or stop one with `kill -STOP` for longer than its"
    " lease of 90 seconds, and wake it with `kill -CONT`.",
    42: "Switch slow on, or a latency, and ask for one phone in ten windows.",
    43: "Switch hang on, and ask for twenty phones at once.",
    44: "Start the portal with a SOURCEHUB_API_KEY that ends in a new line, or with a"
    " SOURCEHUB_API_URL over http that is not this machine's.",
}


def known() -> dict[str, Known]:
    """Every fault by name, in the order of its rows."""
    found = [item for layer in LAYERS for item in layer.known.items()]
    return dict(sorted(found, key=lambda item: item[1].row))
