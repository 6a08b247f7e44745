"""The page as Streamlit runs it: settings, look and navigation, and nothing else."""

from pathlib import Path

import streamlit as st

from dashboard.pages.explore import explore

HERE = Path(__file__).resolve().parent

st.set_page_config(
    page_title="Dateline",
    page_icon=str(HERE / "static" / "icon.png"),
    layout="wide",
    initial_sidebar_state="auto",
)
theme = st.context.theme.type or "light"
st.logo(str(HERE / "static" / f"wordmark-{theme}.svg"), size="medium")
st.html(HERE / "style.css")
st.navigation([st.Page(explore, title="Explore", default=True)], position="hidden").run()
