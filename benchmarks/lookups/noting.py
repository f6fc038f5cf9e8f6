"""The floor's page for those who may see it, noted before it is shown."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from accounts.access import Action, note
from accounts.permissions import Permission, may
from benchmarks.lookups import floor


@may(Permission.BROWSE)
def look_up(request: HttpRequest) -> HttpResponse:
    note(request, Action.LOOKUP, subject=request.GET["phone"])
    return floor.look_up(request)


urlpatterns = [path("orders/", look_up)]
