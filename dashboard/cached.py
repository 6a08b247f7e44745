"""The only caches: what is read once and shared by every visitor of the page."""

import tomllib
from pathlib import Path

import streamlit as st

from dashboard.atlas import Atlas, read_atlas
from dashboard.palette import TYPE_MARKS
from dashboard.query import Events, PlaceOption, StoreFiles
from etl.config import Config
from etl.errors import StoreError
from etl.store import open_snapshot


def store_files(store: Path) -> StoreFiles:
    """The files of the store's last version; those of an empty one when there is no store yet.

    Asked on every run of the page, so that a finished `dateline run` is seen at the next click.
    """
    try:
        snapshot = open_snapshot(store)
    except StoreError:
        if (store / "versions").exists():
            raise
        return StoreFiles(0, (), (), ())
    return _files_of(store, snapshot.version.number)


@st.cache_resource(max_entries=4, show_spinner=False)
def _files_of(store: Path, version: int) -> StoreFiles:
    snapshot = open_snapshot(store, version=version)
    return StoreFiles(
        version,
        *(tuple(snapshot.files(name)) for name in ("articles", "reports", "events")),
    )


@st.cache_resource(max_entries=2, show_spinner="Reading the store …")
def _load(files: StoreFiles) -> Events:
    return Events.load(files)


def events_of(store: Path) -> Events:
    """The store's last version, loaded."""
    return _load(store_files(store))


@st.cache_resource(show_spinner=False)
def atlas() -> Atlas:
    """Shapes and names of the map."""
    return read_atlas()


@st.cache_resource(show_spinner=False)
def type_labels(codebook: Path, modified: float) -> dict[str, str]:  # noqa: ARG001 part of the key
    """Labels of the event types in the codebook's order; only names are read, no triggers."""
    try:
        described = tomllib.loads(codebook.read_text(encoding="utf-8")).get("type", [])
    except (OSError, tomllib.TOMLDecodeError):
        described = []
    labels = {str(one["id"]): str(one.get("label", one["id"])) for one in described if "id" in one}
    return labels or {one: one.replace("_", " ").capitalize() for one in TYPE_MARKS}


def labels_of(config: Config, found: tuple[str, ...]) -> dict[str, str]:
    """Labels of the codebook's types, then of types that only the store knows."""
    path = config.codebook
    labels = type_labels(path, path.stat().st_mtime if path.exists() else 0.0)
    return labels | {one: one.replace("_", " ").capitalize() for one in found if one not in labels}


@st.cache_resource(max_entries=4, show_spinner=False)
def place_names(places: tuple[PlaceOption, ...]) -> dict[int, str]:
    """`Sanandaj, Iran`; `Kurdistan (province), Iran`."""
    countries = atlas().country_names
    return {
        place.geonameid: ", ".join(
            part
            for part in (
                place.name + (" (province)" if place.precision == "admin1" else ""),
                countries.get(place.country, place.country),
            )
            if part
        )
        for place in places
    }
