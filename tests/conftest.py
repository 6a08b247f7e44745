"""No test reaches beyond this machine: a socket to any other host is an error."""

import ipaddress
import socket
import sys
from typing import Any

import pytest

_connect, _connect_ex, _getaddrinfo = (
    socket.socket.connect,
    socket.socket.connect_ex,
    socket.getaddrinfo,
)


class LeavesTheMachineError(AssertionError):
    """Something under test tried to reach another host."""


def _is_here(host: Any) -> bool:
    if host in (None, "", "localhost", "0.0.0.0", "::"):  # noqa: S104
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _check(address: Any) -> None:
    if isinstance(address, tuple) and not _is_here(address[0]):
        raise LeavesTheMachineError(f"a test tried to reach {address[0]}")


@pytest.fixture(autouse=True, scope="session")
def _stay_here() -> Any:
    """Refuse connections and look-ups of names beyond loopback."""

    def connect(self: socket.socket, address: Any) -> Any:
        _check(address)
        return _connect(self, address)

    def connect_ex(self: socket.socket, address: Any) -> Any:
        _check(address)
        return _connect_ex(self, address)

    def getaddrinfo(host: Any, *args: Any, **options: Any) -> Any:
        _check((host,))
        return _getaddrinfo(host, *args, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect)
        patch.setattr(socket.socket, "connect_ex", connect_ex)
        patch.setattr(socket, "getaddrinfo", getaddrinfo)
        yield


@pytest.fixture(autouse=True)
def _keep_main() -> Any:
    """Streamlit's test runner leaves its page as `__main__`, which new processes would import."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main
