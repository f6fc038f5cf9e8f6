"""The Content-Security-Policy, which is the same for every page and written once.

django-csp writes it anew for each answer, twice, for some page might want another: none
of ours does.
"""

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from sourcehub_portal.unchanging import unchanging


class PolicyMiddleware(CSPMiddleware):
    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if settings.DEBUG:  # Django's own pages for errors have styles of their own
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, _policy())
        return response


@unchanging
def _policy() -> str:
    return build_policy()
