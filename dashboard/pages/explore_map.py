"""The map with its buttons, its key and its credit."""

import hashlib
from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard import query
from dashboard.api.map_routes import areas_url, circles_url
from dashboard.api.name_tiles import names_url
from dashboard.filters import to_params
from dashboard.pages.frame import Frame
from dashboard.pages.opened import filter_place, open_event, open_place
from dashboard.pages.panel_ranking import FILTERS, OPENS
from dashboard.views.circles import Scale, fit_scale, key_html
from dashboard.views.look import MapLook
from dashboard.views.map import events_map
from dashboard.views.tiers import first_zoom
from dashboard.views.viewport import TILE, View, fit_view, world_view

_TOLERANCE = 1.5  # pixels that a province's border may be off at the fitted zoom


def draw_map(frame: Frame) -> None:
    """The map of the filtered set; the view stays where the person moved it."""
    state = st.session_state
    if "view" not in state:
        state["view"] = _fitted(frame)
    version = frame.events.files.version
    salt = hashlib.sha256(repr((to_params(frame.filters), frame.theme)).encode()).hexdigest()
    first = first_zoom(state["view"].zoom)
    scale = _scale(frame, state["view"])
    look = MapLook(
        theme=frame.theme,
        view=state["view"],
        chosen=_chosen_place(frame),
        salt=f"{salt}-{state.get('map_round', 0)}",
        circles_url=circles_url(frame.filters, version, scale),
        areas_url=areas_url(
            frame.filters, version, tolerance=_TOLERANCE * 360 / _width(state["view"])
        ),
        names_url=names_url(frame.filters, version, scale, first),
        first_zoom=first,
    )
    drawn = events_map(frame.places, frame.atlas, look)
    with st.container(key="map", gap=None):
        with st.container(key="map_buttons", gap=None):
            st.button(
                "Fit the events",
                icon=":material/center_focus_strong:",
                help="Fit the events",
                on_click=partial(_look_at, _fitted(frame)),
                key="fit",
            )
            st.button(
                "Show the world",
                icon=":material/public:",
                help="The whole world",
                on_click=partial(
                    _look_at, world_view(frame.screen.map_width, frame.screen.map_height)
                ),
                key="world",
            )
        with (
            st.container(key="map_more"),
            st.popover("", icon=":material/tune:", key="map_choices"),
        ):
            _draw_choices(frame)
        st.pydeck_chart(
            drawn.deck,
            height=frame.screen.map_height,
            key="events_map",
            on_select=partial(_picked, frame),
            alt="Map of the events; the table below holds the same events",
        )
        st.html(
            key_html(drawn.scale, drawn.most, hollow=drawn.has_hollow, hatched=drawn.has_areas)
            + '<div class="credit">Natural Earth</div>'
        )


def _draw_choices(frame: Frame) -> None:
    """What a click does, and which country to look at."""
    st.segmented_control(
        "A click on a circle", (OPENS, FILTERS), key="click", default=OPENS, required=True
    )
    countries = sorted(
        {place.country for place in frame.places if place.country},
        key=lambda code: frame.names.countries.get(code, code),
    )
    st.selectbox(
        "Look at a country",
        countries,
        index=None,
        format_func=lambda code: frame.names.countries.get(code, code),
        key="look_at",
        placeholder="Choose a country",
        on_change=partial(_look_at_country, frame),
    )


def _look_at_country(frame: Frame) -> None:
    """Callback: the view that holds the events of one country."""
    code = st.session_state["look_at"]
    places = tuple(place for place in frame.places if place.country == code)
    if places:
        _look_at(_fitted(replace(frame, places=places)))


def _width(view: View) -> float:
    """Pixels that the world is wide in a view."""
    return float(TILE * 2**view.zoom)


def _scale(frame: Frame, view: View) -> Scale:
    cities = [place for place in frame.places if place.precision == "city"]
    return fit_scale(cities, width=view.width, height=view.height)


def _fitted(frame: Frame) -> View:
    """The view that holds cities and provinces; countries when nothing closer is known."""
    closer = [place for place in frame.places if place.precision != "country"]
    return fit_view(
        [(place.longitude, place.latitude, place.n_events) for place in closer or frame.places],
        width=frame.screen.map_width,
        height=frame.screen.map_height,
    )


def _look_at(view: View) -> None:
    """Callback: a view takes effect only when its numbers change, so it is nudged each time."""
    state = st.session_state
    state["acted"] = True
    state["looks"] = state.get("looks", 0) + 1
    nudge = 1e-5 * (1 + state["looks"] % 5)
    state["view"] = View(
        view.longitude + nudge, view.latitude + nudge, view.zoom + nudge, view.width, view.height
    )


def _chosen_place(frame: Frame) -> int | None:
    state = st.session_state
    if state["open_event"]:
        row = query.event(frame.events, state["open_event"])
        return row.geonameid if row else None
    return int(state["open_city"]) if state["open_city"].isdigit() else None


def _picked(frame: Frame) -> None:
    """Callback: a circle or an area was clicked; ours is the id that came with it."""
    state = st.session_state
    state["acted"] = True
    picked = state["events_map"].selection.objects
    ids = [one["id"] for objects in picked.values() for one in objects if "id" in one]
    if not ids:
        return
    state["map_round"] = state.get("map_round", 0) + 1
    place = int(ids[0])
    if state.get("click") == FILTERS:
        filter_place(place)
        return
    rows = query.page(frame.events, frame.filters.only(place), offset=0, limit=2)
    open_place(place)
    if len(rows) == 1:
        open_event(rows[0].event_id)
