"""The floor's page for those who may see it."""

from django.urls import path

from accounts.permissions import Permission, may
from benchmarks.lookups.floor import look_up

urlpatterns = [path("orders/", may(Permission.BROWSE)(look_up))]
