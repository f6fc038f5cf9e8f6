from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    """Sign-in, roles, and who looked at what."""

    name = "accounts"

    def ready(self) -> None:
        from accounts.roles import make_roles

        post_migrate.connect(make_roles, sender=self)
