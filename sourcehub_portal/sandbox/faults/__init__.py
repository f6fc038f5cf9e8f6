"""Misbehaviour on demand: small functions, each with a name, in four layers.

A fault of `question` changes what is asked, of `page` what is found, of `answer` what
is said, and of `wire` how it is sent; one of `churn` changes the list of customers
before every answer. A new fault is a new function under its layer's decorator.
"""

from sourcehub_portal.sandbox.faults import (  # noqa: F401 (each fills its layer)
    answers,
    churn,
    pages,
    questions,
    refusals,
    wires,
)
from sourcehub_portal.sandbox.faults.layers import LAYERS


def known() -> dict[str, str]:
    """Every fault's name and the sentence that says what it does."""
    return {
        name: sentence for layer in LAYERS for name, sentence in layer.sentences.items()
    }
