from django.apps import AppConfig


class PortalConfig(AppConfig):
    """What every room shares: template tags, start-up and background commands."""

    name = "sourcehub_portal"
    label = "portal"
