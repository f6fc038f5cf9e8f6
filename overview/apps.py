from django.apps import AppConfig


class OverviewConfig(AppConfig):
    """Managers' figures."""

    name = "overview"
