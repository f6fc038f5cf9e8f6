"""The one thing that somebody on the phone wants to know: is what I see right now?"""

from dataclasses import dataclass

from django.utils import timezone

from customers.freshness import Freshness, State
from sourcehub_portal.age import age
from sourcehub_portal.badges import Tone
from sourcehub_portal.gateway.health import Breaker, Health


@dataclass(frozen=True, slots=True)
class Answer:
    """Yes or no in a sentence, and what will happen by itself."""

    tone: Tone
    short: str
    next: str


def answer(freshness: Freshness, health: Health) -> Answer:
    """The worst that holds is said; the rest stands further down the page."""
    if health.settings_trouble:
        return _misconfigured(freshness, health)
    if health.key_rejected:
        return _refused(freshness)
    if health.resumes_at or health.breaker is Breaker.TRYING:
        return _silent(freshness, health)
    return _LIST[freshness.state](freshness)


def _misconfigured(now: Freshness, health: Health) -> Answer:
    return Answer(
        Tone.DANGER,
        f"No. The portal's settings for SourceHub are not right; {_shown(now)}.",
        f"{health.settings_trouble} Nothing newer comes until that is changed. A"
        " look-up shows the last copy of a phone's orders.",
    )


def _refused(now: Freshness) -> Answer:
    return Answer(
        Tone.DANGER,
        f"No. SourceHub refuses the portal's key; {_shown(now)}.",
        "Nothing newer comes by itself until the key is changed, or a look-up finds it"
        " accepted again. Ask whoever looks after the portal. Until then a look-up"
        " shows the last copy of a phone's orders.",
    )


def _silent(now: Freshness, health: Health) -> Answer:
    at = health.resumes_at
    again = f"at {timezone.localtime(at):%H:%M:%S}" if at else "at the next question"
    waits = health.asked_to_wait and health.breaker is Breaker.CLOSED
    happened = "asks the portal to wait" if waits else "does not answer just now"
    return Answer(
        Tone.WARNING,
        f"Not quite. SourceHub {happened}; {_shown(now)}.",
        f"The portal asks again {again}, by itself, and catches up then. Until then a"
        " look-up shows the last copy of a phone's orders.",
    )


def _never(_: Freshness) -> Answer:
    return Answer(
        Tone.WARNING,
        "Not yet. No customer has been fetched so far.",
        "The portal's worker fetches all of them by itself as soon as it runs.",
    )


def _partial(now: Freshness) -> Answer:
    if now.was_complete:
        return Answer(
            Tone.WARNING,
            f"Nearly. The list was read to its end, but with a doubt; {_shown(now)}.",
            f"{now.reason} It is read again by itself every 15 minutes.".strip(),
        )
    return Answer(
        Tone.WARNING,
        "Not yet. The customers are being fetched for the first time: who is listed"
        " is right, but not everybody is listed.",
        f"{now.reason} The list fills by itself.".strip(),
    )


def _current(now: Freshness) -> Answer:
    when = "is being read again now" if now.running else "is read again"
    return Answer(
        Tone.SUCCESS,
        f"Yes. What you see is what SourceHub said {_age(now)}.",
        f"The list of customers {when}, by itself, every 15 minutes. Orders are asked"
        " for the moment you look them up.",
    )


def _older(now: Freshness) -> Answer:
    return Answer(
        Tone.WARNING,
        f"Not quite: {_shown(now)}.",
        "It is being read again now, by itself."
        if now.running
        else "It should have been read again by itself. If this stays so, tell whoever"
        " looks after the portal that its worker may not be running.",
    )


def _failing(now: Freshness) -> Answer:
    return Answer(
        Tone.DANGER,
        f"No: {_shown(now)}, and the last attempt to read it failed.",
        f"{now.reason} The portal tries again by itself, and is right again when an"
        " attempt succeeds.".strip(),
    )


_LIST = {
    State.NEVER: _never,
    State.PARTIAL: _partial,
    State.CURRENT: _current,
    State.OLDER: _older,
    State.FAILING: _failing,
}


def _shown(now: Freshness) -> str:
    if now.as_of is None:
        return "the list of customers was never fetched whole"
    return f"the list of customers is as it was {_age(now)}"


def _age(now: Freshness) -> str:
    words = age(now.as_of) if now.as_of else "just now"
    return "a moment ago" if words == "just now" else words
