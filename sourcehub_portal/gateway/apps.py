from django.apps import AppConfig


class GatewayConfig(AppConfig):
    """The room that talks to SourceHub; an app for the sake of its command."""

    name = "sourcehub_portal.gateway"
    label = "gateway"
