"""Refuses every way from a Python process to another host; found on the path, it guards from the start.

Tests put this folder on `PYTHONPATH` of the processes that they start, and those hand it on to
theirs. What was tried is written down, so that a test sees it even where the error is swallowed.
"""

import ipaddress
import os
import sys
from pathlib import Path
from typing import Any

LOG = "DATELINE_TEST_GUARD"
# Audit event -> where among its arguments the other side stands (Python's table of audit events).
_OTHER_SIDE = {
    "socket.connect": 1,
    "socket.bind": 1,
    "socket.sendto": 1,
    "socket.sendmsg": 1,
    "socket.getaddrinfo": 0,
    "socket.gethostbyname": 0,
    "socket.gethostbyaddr": 0,
    "socket.getnameinfo": 0,
}


class LeavesTheMachineError(AssertionError):
    """Something under test tried to reach another host."""


def is_here(host: Any) -> bool:
    """Whether a host is this machine: loopback, or no host at all."""
    if isinstance(host, bytes):
        host = host.decode(errors="replace")
    if host in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        return False


def refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook that lets nothing reach beyond loopback; sockets of files are not meant.

    Raises:
        LeavesTheMachineError: something tries.
    """
    at = _OTHER_SIDE.get(event)
    if at is None:
        return
    address = arguments[at]
    if isinstance(address, tuple):
        address = address[0] if address else None
    elif at == 1:
        return  # a path, or no address: the socket's family is not of the internet
    listens = event == "socket.bind" and address in ("0.0.0.0", "::")  # noqa: S104 - refused below
    if listens or not is_here(address):
        _note(f"{event} {address}")
        raise LeavesTheMachineError(f"a test tried to reach {address} ({event})")


def _note(line: str) -> None:
    if os.environ.get(LOG):
        with Path(os.environ[LOG]).open("a", encoding="utf-8") as log:
            log.write(f"{os.getpid()} {line}\n")


if __name__ == "sitecustomize":
    sys.addaudithook(refuse)
    _note("guarded")
