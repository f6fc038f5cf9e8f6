from django.apps import AppConfig


class CustomersConfig(AppConfig):
    """The mirror of SourceHub's customers."""

    name = "customers"
