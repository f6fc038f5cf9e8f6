"""A certificate that nobody vouches for, made anew in every process."""

import shutil
import ssl
import subprocess  # nosec B404
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sourcehub_portal.sandbox.answer import bad_request

_REQUEST = (
    *("req", "-x509", "-nodes", "-days", "1", "-subj", "/CN=sourcehub.invalid"),
    *("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"),
)


@cache
def unknown_to_everyone() -> ssl.SSLContext:
    """Raises ApiError (400) where `openssl`, which makes it, is missing or fails."""
    openssl = shutil.which("openssl")
    if openssl is None:
        raise bad_request("bad-certificate needs the program openssl: not found.")
    with TemporaryDirectory() as folder:
        key, certificate = Path(folder, "key"), Path(folder, "certificate")
        _make(openssl, "-keyout", str(key), "-out", str(certificate))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
    return context


def _make(openssl: str, *files: str) -> None:
    command = [openssl, *_REQUEST, *files]
    try:
        subprocess.run(  # noqa: S603 - ours alone  # nosec B603
            command, check=True, capture_output=True, timeout=30
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise bad_request(f"openssl made no certificate: {error}") from error
