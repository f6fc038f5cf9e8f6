"""The ports that the launched parts listen on."""

import socket

import pytest

from sourcehub_portal.launch.ports import is_free, must_be_free


def test_a_port_is_free_until_somebody_listens_on_it() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        assert not is_free(port)
        with pytest.raises(SystemExit, match=f"Port {port} is in use"):
            must_be_free([port])
    assert is_free(port)


def test_there_is_no_port_above_the_last() -> None:
    assert not is_free(65536)
