"""The server as Streamlit starts it: the page, and the interface for programs beside it."""

from pathlib import Path

import streamlit as st

from dashboard.api.routes import ROUTES

app = st.App(Path(__file__).resolve().parent / "page.py", routes=ROUTES)
