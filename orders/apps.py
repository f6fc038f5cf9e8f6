from django.apps import AppConfig


class OrdersConfig(AppConfig):
    """Order look-up, and the orders that it found."""

    name = "orders"
