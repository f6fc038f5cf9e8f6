"""The seller's people: forty who sell and sixty who deliver, whatever the seed."""

from sourcehub_portal.sandbox import samples
from sourcehub_portal.sandbox.names import FIRST, LAST

_AVATARS = "https://files.sourcehub.example/agents"


def _sales_agent(agent_id: int) -> dict[str, object]:
    first, last = FIRST[agent_id * 7 % len(FIRST)], LAST[agent_id * 11 % len(LAST)]
    avatar = f"{_AVATARS}/{agent_id}.jpg" if agent_id % 3 == 0 else None
    host = "sourcehub.example"
    return {
        "id": agent_id,
        "first_name": first,
        "last_name": last,
        "mobile_number": str(9_845_000_000 + agent_id * 7919),
        "avatar": avatar,
        "email": "" if agent_id % 9 == 0 else f"{first.lower()}.{agent_id}@{host}",
    }


def _delivery_agent(agent_id: int) -> dict[str, object]:
    first, last = FIRST[agent_id * 13 % len(FIRST)], LAST[agent_id * 3 % len(LAST)]
    return {
        "id": agent_id,
        "first_name": first,
        # Some people go by one name.
        "last_name": "" if agent_id % 12 == 0 else last,
        "phone_number": str(7_411_000_000 + agent_id * 6961),
    }


SALES = tuple(_sales_agent(agent_id) for agent_id in range(1, 41))
# Number 1 is the one whom the documented orders name.
DELIVERY = (
    samples.ORDERS[0]["deliveryagent"],
    *(_delivery_agent(agent_id) for agent_id in range(2, 61)),
)
