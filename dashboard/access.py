"""Who may read and who may write, decided from what the server knows of a visitor.

| the server | reads | writes |
|---|---|---|
| bound to this machine, asked from it | everybody | everybody |
| with a sign-in, or a proxy that names its visitors | whom DATELINE_READERS names; unset, all | whom DATELINE_REVIEWERS names |
| reached from other machines without either | all, unless DATELINE_READERS is set | nobody |
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1", "[::1]"})
ANYONE = "anyone"
SIGNED_IN = "signed-in"

# A proxy that passes on what others ask says so in one of these, whatever name it asks under.
_PASSED_ON = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")


@dataclass(frozen=True, slots=True)
class Door:
    """How the server is set up.

    Attributes:
        bound: the address that it listens on; empty for every one.
        hosts: other names that it answers to, when a proxy stands before it; `*.` for any below.
        reviewers: who may write: addresses, or `anyone`.
        readers: who may read: addresses, `signed-in`, or `anyone`; empty is `anyone`.
        header: the name of the header in which a proxy tells the visitor's address; empty: none.
        has_sign_in: whether there is a sign-in.
    """

    bound: str
    hosts: tuple[str, ...] = ()
    reviewers: frozenset[str] = frozenset()
    readers: frozenset[str] = frozenset()
    header: str = ""
    has_sign_in: bool = False

    @classmethod
    def of(cls, *, bound: str, hosts: tuple[str, ...] = (), has_sign_in: bool = False) -> "Door":
        """The door as DATELINE_REVIEWERS, DATELINE_READERS and DATELINE_PROXY_HEADER set it up."""
        return cls(
            bound=bound,
            hosts=hosts,
            reviewers=_names(os.environ.get("DATELINE_REVIEWERS", "")),
            readers=_names(os.environ.get("DATELINE_READERS", "")),
            header=os.environ.get("DATELINE_PROXY_HEADER", "").strip(),
            has_sign_in=has_sign_in,
        )

    @property
    def asks_names(self) -> bool:
        """Whether visitors are told apart: then sitting at this machine is no privilege."""
        return self.has_sign_in or bool(self.header)


def name_in(door: Door, headers: Mapping[str, str], claims: Mapping[str, object]) -> str:
    """The visitor's address; empty when nobody vouches for one.

    A proxy's header is believed only by a server that nothing but this machine reaches: anybody
    who reaches it directly could write such a header. With a header the sign-in is not looked at.

    Args:
        door: the server's.
        headers: of the visitor's question.
        claims: what the sign-in tells: `is_logged_in`, `email`, `email_verified`.
    """
    if door.header:
        told = _header(headers, door.header).strip() if door.bound in THIS_MACHINE else ""
        return told if "," not in told else ""  # two of them: somebody wrote one before the proxy
    is_known = claims.get("is_logged_in") and claims.get("email_verified") is not False
    return str(claims.get("email") or "") if is_known else ""


def is_at_this_machine(door: Door, headers: Mapping[str, str]) -> bool:
    """Whether the visitor sits at the machine that the server runs on, as far as can be told."""
    if door.bound not in THIS_MACHINE or any(_header(headers, one) for one in _PASSED_ON):
        return False
    origin = _header(headers, "origin")
    names = [host_name(_header(headers, "host"))]
    if origin:
        names.append(urlsplit(origin).hostname or "null")
    return all(not one or one in THIS_MACHINE for one in names)


def may_write(door: Door, headers: Mapping[str, str], name: str) -> bool:
    """Whether the visitor may judge and add."""
    if ANYONE in door.reviewers or (name and name.casefold() in door.reviewers):
        return True
    return not door.asks_names and is_at_this_machine(door, headers)


def may_read(door: Door, headers: Mapping[str, str], name: str) -> bool:
    """Whether the visitor may see anything: pages, answers to programs, files."""
    if not door.readers or ANYONE in door.readers or may_write(door, headers, name):
        return True
    return bool(name) and (SIGNED_IN in door.readers or name.casefold() in door.readers)


def is_host_known(door: Door, host: str) -> bool:
    """Whether the server answers to this name; one that all machines reach answers to each."""
    name = host_name(host)
    if name in THIS_MACHINE or (not door.hosts and door.bound not in THIS_MACHINE):
        return True
    known = [one.strip().lower() for one in door.hosts]
    return any(name.endswith(one[1:]) if one.startswith("*.") else name == one for one in known)


def host_name(host: str) -> str:
    """The name without the port, in small letters."""
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    return name.lower().rstrip(".")


def _header(headers: Mapping[str, str], name: str) -> str:
    """A header's value, whichever way its name is written."""
    wanted = name.lower()
    return ", ".join(value for key, value in headers.items() if key.lower() == wanted)


def _names(told: str) -> frozenset[str]:
    return frozenset(one.strip().casefold() for one in told.split(",") if one.strip())
