import json
from typing import Any

import pytest
import requests

from sourcehub_portal.gateway.parsing import Name
from tests.sandbox_process import SandboxProcess

from .mangling import samples


@pytest.fixture(scope="session")
def answers(sandbox_process: SandboxProcess) -> dict[Name, list[Any]]:
    """The documented answers, and some of the sandbox's."""
    found = samples()
    found["customers"].append(_asked(sandbox_process, "customers", count="4", skip="0"))
    customers = _asked(sandbox_process, "customers", count="30", skip="10")
    for customer in customers["data"]["customers"][:4]:
        phone = customer["contactperson_number"]
        found["orders"].append(
            _asked(sandbox_process, "orders", phone_number=phone, count="2")
        )
    return found


def _asked(sandbox: SandboxProcess, what: str, **parameters: str) -> Any:
    answer = requests.get(
        f"{sandbox.url}/{what}",
        params=parameters,
        headers={"Authorization": f"Bearer {sandbox.key}"},
        timeout=10,
    )
    return json.loads(answer.content)
