"""What the sandbox's people, places and goods are called, and the samples."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def load(name: str) -> Any:
    """The content of one JSON file of this folder, by its name without the ending."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
