"""`python -m benchmarks.pages.assets`: the static files, as `make run` has them."""

import django

from sourcehub_portal.launch.assets import collect_assets
from sourcehub_portal.launch.configuration import VAR

if __name__ == "__main__":
    VAR.mkdir(exist_ok=True)
    django.setup()
    collect_assets(stamp=VAR / "static-collected")
