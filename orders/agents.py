"""Who sells and who delivers, in words."""

from sourcehub_portal.gateway.records import Agent
from sourcehub_portal.phone import read_phone


def agent_in_words(agent: Agent | None) -> str:
    """ "archa jha, +91 76976 02300"; "" for nobody."""
    if agent is None:
        return ""
    phone = read_phone(agent.phone)
    return ", ".join(filter(None, (agent.name, str(phone) if phone else agent.phone)))
