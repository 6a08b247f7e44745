"""Who may ask: nobody's web page but ours.

A page of another site cannot read our answers, but a name that it makes point to this machine
could: so a server that only this machine reaches answers only to this machine's own names.
"""

from collections.abc import Mapping

from streamlit import config

_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "[::1]"})


def refusal(headers: Mapping[str, str]) -> str:
    """Why a question is not answered, in one line; empty when it may be asked."""
    if headers.get("sec-fetch-site", "none") == "cross-site":
        return "This is answered to its own page and to programs, not to other sites."
    bound = str(config.get_option("server.address") or "")
    if bound not in {"localhost", "127.0.0.1", "::1"}:
        return ""
    host = headers.get("host", "")
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    return "" if name.lower() in _THIS_MACHINE else "This server answers to localhost only."
