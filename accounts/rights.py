"""The names of rights. They are made by migrations only, so a process reads them once.

To join their two tables takes PostgreSQL longer to plan than all else that a page asks
of its person.
"""

from collections.abc import Set as AbstractSet
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models.signals import post_migrate

_known: dict[int, str] = {}


def names_of(rights: AbstractSet[int]) -> frozenset[str]:
    """Ids → Django's names ("accounts.browse"), without those of rights that are no
    more. One that is not known yet has all of them read anew."""
    if not rights <= _known.keys():
        found = Permission.objects.values_list(
            "pk", "content_type__app_label", "codename"
        )
        _known.update({pk: f"{app}.{right}" for pk, app, right in found.order_by()})
    return frozenset(_known[pk] for pk in rights if pk in _known)


def forget(**_: Any) -> None:
    _known.clear()


post_migrate.connect(forget)
