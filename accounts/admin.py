"""Sign-ins and the access log in Django's admin."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from accounts.models import Access, User


def _is_superuser(request: HttpRequest) -> bool:
    """Whether the admin opens. Raises PermissionDenied for other people of the portal,
    whom Django would send to sign in, though they are."""
    user = request.user
    if user.is_authenticated and not user.is_superuser:
        raise PermissionDenied("The admin is for administrators.")
    return user.is_active and user.is_superuser


admin.site.has_permission = _is_superuser  # type: ignore[method-assign]  # one site
# One door: the admin's own sign-in page knows no limit on wrong passwords.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

admin.site.register(User, UserAdmin)


def _never(*_: object, **__: object) -> bool:
    return False


@admin.register(Access)
class AccessAdmin(admin.ModelAdmin[Access]):
    """The access log: read, never written."""

    list_display = ("when", "username", "what", "subject", "count")
    list_filter = ("what", "when")
    search_fields = ("username", "subject")
    has_add_permission = _never
    has_change_permission = _never
    has_delete_permission = _never
