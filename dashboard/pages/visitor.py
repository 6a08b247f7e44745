"""The visitor of this run of the page, and the door that they came by."""

import streamlit as st

from dashboard import access
from dashboard.access import Door

READ_ONLY = (
    "This page is read-only here: the server can be reached from other machines, or asks who you "
    "are. Whoever runs it names those who may write in DATELINE_REVIEWERS."
)
CLOSED = (
    "Whoever runs this server has said who may read here, and you are not known as one of them."
)
OTHER = "You are signed in as {name}, who is not among them."


def door() -> Door:
    """The server's."""
    return Door.of(
        bound=str(st.get_option("server.address") or ""),
        hosts=tuple(st.get_option("server.allowedHosts") or ()),
        has_sign_in=has_sign_in(),
    )


def has_sign_in() -> bool:
    """Whether the secrets of Streamlit tell of a sign-in."""
    return bool(st.secrets.load_if_toml_exists() and "auth" in st.secrets)


def visitor_name() -> str:
    """The visitor's address at the sign-in or at the proxy; empty when nobody vouches for one."""
    return access.name_in(door(), _headers(), st.user.to_dict())


def visitor_may_write() -> bool:
    """Whether the visitor may judge and add."""
    return access.may_write(door(), _headers(), visitor_name())


def is_open() -> bool:
    """Whether the visitor may read; else the page says why, and offers the sign-in."""
    name = visitor_name()
    if access.may_read(door(), _headers(), name):
        return True
    st.html(f'<h1 class="page-title">Dateline</h1><p class="note" role="status">{CLOSED}</p>')
    draw_sign_in(name)
    return False


def draw_read_only() -> None:
    """Why nothing can be written here, and the sign-in where there is one."""
    st.html(f'<p class="note" role="status">{READ_ONLY}</p>')
    draw_sign_in(visitor_name())


def draw_sign_in(name: str) -> None:
    """The button of the sign-in, or of the way out for whoever is signed in as somebody else."""
    if not has_sign_in():
        return
    if name or st.user.to_dict().get("is_logged_in"):
        st.text(OTHER.format(name=name or st.user.to_dict().get("email") or "somebody unknown"))
        st.button("Sign out", key="sign_out", on_click=st.logout)
    else:
        st.button("Sign in", key="sign_in", type="primary", on_click=st.login)


def _headers() -> dict[str, str]:
    told = st.context.headers
    return {name: ", ".join(told.get_all(name)) for name in told}
