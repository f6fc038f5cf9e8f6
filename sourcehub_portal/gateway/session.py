"""The one requests session of a process: it keeps nothing and follows nothing."""

import os
from functools import cache
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import requests
from requests.adapters import HTTPAdapter

from .connection import PlainPool, TlsPool
from .limits import CONNECTIONS
from .redaction import quieten_urllib3


class _Adapter(HTTPAdapter):
    """Never retries (that is the transport's), connects under the deadline."""

    def __init__(self) -> None:
        super().__init__(pool_maxsize=CONNECTIONS, max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": TlsPool}


class _Session(requests.Session):
    def get_redirect_target(self, resp: requests.Response) -> None:
        """None: redirects are refused.

        With `allow_redirects=False` alone, requests still reads the whole body of the
        3xx, to offer the next request; and that body may have no end.
        """


@cache
def session() -> requests.Session:
    """The process's session.

    Threads may share it: nothing in it changes from one request to the next. The key
    is not in it.
    """
    quieten_urllib3()
    made = _Session()
    # Neither proxies nor netrc out of the environment: netrc overrides the key.
    made.trust_env = False
    made.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    made.headers.update(
        {
            "User-Agent": "sourcehub-portal",
            "Accept": "application/json",
            "Accept-Encoding": "gzip",
            "Content-Type": "application/json",
        }
    )
    for scheme in ("https://", "http://"):
        made.mount(scheme, _Adapter())
    return made


# A child must not share its parent's open connections (gunicorn --preload).
os.register_at_fork(after_in_child=session.cache_clear)
