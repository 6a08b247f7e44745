"""The server as Streamlit starts it: the page, and the interface for programs beside it."""

from pathlib import Path

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from dashboard.api.routes import ROUTES

# Else the first visitor of a server who comes by a link to /event or /review gets a list of the
# files in `pages/`: Streamlit takes that folder for pages of its own until `st.navigation` ran.
PagesManager.uses_pages_directory = False

app = st.App(Path(__file__).resolve().parent / "page.py", routes=ROUTES)
