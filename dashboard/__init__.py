"""The Streamlit page over the store: one set of events, four views of it."""
