"""Who may ask: nobody's web page but ours, and nobody who may not read the page.

A page of another site cannot read our answers, but a name that it makes point to this machine
could: so a server that only this machine reaches answers only to names that it knows.
"""

import json
from typing import Any

import streamlit as st
from starlette.requests import Request
from streamlit import config
from streamlit.web.server.starlette import starlette_websocket
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from dashboard import access
from dashboard.access import Door


def refusal(request: Request) -> str:
    """Why a question is not answered, in one line; empty when it may be asked."""
    headers = {name: ", ".join(request.headers.getlist(name)) for name in request.headers}
    if headers.get("sec-fetch-site", "none") == "cross-site":
        return "This is answered to its own page and to programs, not to other sites."
    door = _door()
    if not access.is_host_known(door, headers.get("host", "")):
        return "This server answers to localhost only, and to the names in server.allowedHosts."
    name = access.name_in(door, headers, _claims(request) if door.has_sign_in else {})
    if not access.may_read(door, headers, name):
        return "Whoever runs this server has said who may read here: sign in on the page first."
    return ""


def _door() -> Door:
    secrets = st.secrets
    return Door.of(
        bound=str(config.get_option("server.address") or ""),
        hosts=tuple(config.get_option("server.allowedHosts") or ()),
        has_sign_in=bool(secrets.load_if_toml_exists() and "auth" in secrets),
    )


def _claims(request: Request) -> dict[str, Any]:
    """What the sign-in told, from the cookie that Streamlit signed; empty when there is none."""
    told = starlette_websocket._get_signed_cookie_with_chunks(  # noqa: SLF001 - no open name has it
        dict(request.cookies), USER_COOKIE_NAME
    )
    try:
        claims = json.loads(told) if told else {}
    except ValueError:
        return {}
    return claims if isinstance(claims, dict) else {}
