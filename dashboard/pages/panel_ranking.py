"""The panel when nothing is open: where most events are, and who printed most, with counts."""

import streamlit as st

from dashboard import query
from dashboard.pages.frame import Frame
from dashboard.pages.opened import filter_place, open_place, open_tray
from dashboard.query import By
from dashboard.views.ranking import RANKED, mix_html
from dashboard.wording import BEGIN_HTML, NO_MATCH_HTML, plain

OPENS, FILTERS = "opens it", "filters by it"
CITIES = "Cities"
_BY: dict[str, By] = {"Provinces": "province", "Countries": "country", "Outlets": "outlet"}


def draw_ranking(frame: Frame) -> None:
    """A choice of what to rank, and the rows."""
    if not frame.totals.n_events:
        st.html(NO_MATCH_HTML if frame.events.extent.n_events else BEGIN_HTML)
        return
    chosen = st.segmented_control(
        "Most events by",
        (CITIES, *_BY),
        key="rank_by",
        default=CITIES,
        required=True,
        label_visibility="collapsed",
    )
    with st.container(key="ranking", gap=None):
        if chosen in _BY:
            _draw_values(frame, _BY[chosen])
        else:
            _draw_cities(frame)
    _draw_trays(frame)


def _draw_cities(frame: Frame) -> None:
    cities = [place for place in frame.places if place.precision == "city"][:RANKED]
    if not cities:
        st.html('<p class="note">No event here names its city.</p>')
        return
    mixes = query.mixes(frame.events, frame.filters, tuple(city.geonameid for city in cities))
    is_filter = st.session_state.get("click") == FILTERS
    for city in cities:
        nation = frame.names.countries.get(city.country, city.country)
        with st.container(key=f"rank_{city.geonameid}", gap=None):
            st.button(
                f"{plain(city.name)} :gray[{plain(nation)}]",
                on_click=filter_place if is_filter else open_place,
                args=(city.geonameid,),
                key=f"place_{city.geonameid}",
                type="tertiary",
                width="stretch",
            )
            _draw_bar(frame, mixes[city.geonameid], cities[0].n_events)


def _draw_values(frame: Frame, by: By) -> None:
    """Rows that filter: a click takes the value, another lets it go."""
    rows = query.ranked(frame.events, frame.filters, by)
    field = "f_source" if by == "outlet" else "f_where"
    taken = st.session_state[field]
    for number, row in enumerate(rows[:RANKED]):
        nation, cut, province = row.value.partition("/")
        if by == "outlet":
            label = plain(row.value)
        else:
            name = frame.names.countries.get(nation, nation)
            label = f"{plain(province)} :gray[{plain(name)}]" if cut else plain(name)
        with st.container(key=f"rank_{by}_{number}", gap=None):
            st.button(
                f"✓ {label}" if row.value in taken else label,
                on_click=_toggle,
                args=(field, row.value),
                key=f"value_{by}_{number}",
                type="tertiary",
                width="stretch",
            )
            _draw_bar(frame, row.mix, rows[0].n_events)
    if len(rows) > RANKED:
        st.html(f'<p class="note">{len(rows) - RANKED:,} more: choose them at the left.</p>')


def _toggle(field: str, value: str) -> None:
    state = st.session_state
    state["acted"] = True
    taken = list(state[field])
    state[field] = [one for one in taken if one != value] if value in taken else [*taken, value]


def _draw_bar(frame: Frame, mix: dict[str, int], most: int) -> None:
    st.html(mix_html(mix, most=most, order=tuple(frame.names.types), theme=frame.theme))


def _draw_trays(frame: Frame) -> None:
    """What neither map nor timeline can show, one click away."""
    counts = {
        "unplaced": (query.count_unplaced(frame.events, frame.filters), "without a city"),
        "undated": (query.count_undated(frame.events, frame.filters), "without a date"),
    }
    with st.container(horizontal=True, key="trays"):
        for tray, (number, said) in counts.items():
            if number:
                st.button(
                    f"{number:,} {said}",
                    on_click=open_tray,
                    args=(tray,),
                    key=f"tray_{tray}",
                    type="tertiary",
                )
