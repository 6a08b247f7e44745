"""The only caches: what is read once and shared by every visitor of the page."""

import tomllib
from dataclasses import replace
from pathlib import Path

import streamlit as st

from dashboard.area_names import area_names
from dashboard.atlas import Atlas, read_atlas
from dashboard.palette import TYPE_MARKS
from dashboard.query import Events, PlaceOption, StoreFiles
from dashboard.query.kept import open_events
from etl.codebook import Codebook, load_codebook
from etl.config import Config
from etl.errors import DatelineError, GazetteerMissing, StoreError
from etl.evaluation import Evaluation, evaluate
from etl.places import Gazetteer
from etl.store import Snapshot, open_snapshot
from etl.store.changes import Change, diff
from etl.store.history import Moment, history


def events_of(store: Path, *, version: int | None = None) -> Events:
    """The store's last version, loaded, or that of a number; empty when there is no store yet.

    Asked on every run of the page, so that a finished `dateline run` is seen at the next click.

    Raises:
        DatelineError: if what is there cannot be read.
    """
    try:
        snapshot = open_snapshot(store, version=version)
    except StoreError:
        if version is not None or (store / "versions").exists():
            raise
        return Events.load(StoreFiles(0, (), (), ()))
    return _load(store, snapshot.version.number, snapshot)


@st.cache_resource(max_entries=2, show_spinner=False)
def _load(store: Path, version: int, _snapshot: Snapshot) -> Events:
    names = ("articles", "reports", "events")
    files = StoreFiles(version, *(tuple(_snapshot.files(name)) for name in names))
    return open_events(store, files, n_events=_snapshot.version.rows.get("events", 0))


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
def place_names(
    store: Path, version: int, _places: tuple[PlaceOption, ...], *, gazetteer: Path
) -> dict[int, str]:
    """`Sanandaj, Iran`; `Kurdistan (province), Iran`; `Orange County, United States`: one version's places."""
    del store, version
    countries = atlas().country_names
    wide = tuple(place.geonameid for place in _places if place.precision == "admin1")
    areas = area_names(gazetteer, wide)
    return {
        place.geonameid: ", ".join(
            part
            for part in (
                areas.get(
                    place.geonameid,
                    place.name + (" (province)" if place.precision == "admin1" else ""),
                ),
                countries.get(place.country, place.country),
            )
            if part
        )
        for place in _places
    }


@st.cache_resource(max_entries=200, show_spinner=False)
def points_of(gazetteer: Path, geonameids: tuple[int, ...]) -> dict[int, tuple[float, float]]:
    """Longitude and latitude of places of the gazetteer; those that it does not hold are left out."""
    if not geonameids:
        return {}
    try:
        opened = Gazetteer.open(gazetteer)
    except GazetteerMissing:
        return {}
    points = {}
    for number in geonameids:
        try:
            place = opened.place(number)
        except (KeyError, DatelineError):
            continue
        if place.longitude is not None and place.latitude is not None:
            points[number] = (place.longitude, place.latitude)
    return points


@st.cache_resource(max_entries=200, show_spinner=False)
def life_of(store: Path, version: int, event_id: str) -> tuple[Moment, ...]:
    """What became of one event in every kept version, as the last version knows it.

    Raises:
        StoreError: no kept version has it.
    """
    del version
    return history(store, event_id)


@st.cache_resource(max_entries=20, show_spinner=False)
def changes_between(store: Path, before: int, after: int) -> tuple[Change, ...]:
    """What became of the events from one version to another."""
    one, other = (open_snapshot(store, version=number) for number in (before, after))
    return diff(one, other)


@st.cache_resource(max_entries=2, show_spinner=False)
def codebook_of(codebook: Path, modified: float) -> Codebook:  # noqa: ARG001 part of the key
    """The whole codebook with its definitions."""
    return load_codebook(codebook)


@st.cache_resource(max_entries=1, show_spinner=False)
def evaluation_of(gazetteer: Path, codebook: Path, data: Path) -> Evaluation:
    """The sample read and scored against its gold; some seconds."""
    config = replace(Config.default(), gazetteer=gazetteer, codebook=codebook)
    return evaluate(data / "sample" / "articles", data / "gold", config=config)
