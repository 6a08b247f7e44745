"""The sidebar: the filter's widgets, in a column that is also the legend of map and timeline."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboard import view_state
from dashboard.filter_words import Names
from dashboard.filters import FIGURES, REVIEWS, STATUSES
from dashboard.palette import legend_css
from dashboard.query import Extent, PlaceOption
from dashboard.view_state import POSSIBLY, SURELY
from dashboard.views.stretch import bin_end
from dashboard.wording import figure_words, plain, status_words

_MANY_OPTIONS = 300  # places and outlets offered at once; the others are found by their name
_MANY_MONTHS = 600  # offered by name; an earlier one is reached by its days
_SLOW_WORDS = 2_000_000  # events from which searching their sentences takes more than half a second
_FOUND = 8  # places offered for what is typed


@dataclass(frozen=True, slots=True)
class Choices:
    """What the widgets offer.

    Attributes:
        extent: values that occur in the store. names: labels of ids.
        types, subtypes, statuses, reviews: events behind each option under the rest of the filter.
    """

    extent: Extent
    names: Names
    types: Mapping[str, int]
    subtypes: Mapping[str, int]
    statuses: Mapping[str, int]
    reviews: Mapping[str, int]


def draw(choices: Choices) -> None:
    """All widgets of the filter."""
    with st.sidebar:
        _draw_kinds(choices)
        _draw_places(choices)
        _draw_days(choices.extent)
        st.slider("Confidence at least", 0.0, 1.0, step=0.05, format="%.2f", key="f_confidence")
        st.pills(
            "Status", STATUSES, selection_mode="multi", format_func=status_words, key="f_status"
        )
        _draw_outlets(choices.extent)
        st.text_input(
            "Words in the printed sentence", key="f_text", placeholder="Any words", max_chars=200
        )
        if choices.extent.n_events > _SLOW_WORDS:
            st.html('<p class="note">New words take some seconds: every sentence is read.</p>')
        _draw_more(choices)
        st.button(
            "Reset filters",
            on_click=view_state.reset,
            args=(choices.extent,),
            key="reset",
            width="stretch",
        )


def _draw_kinds(choices: Choices) -> None:
    """The types; the finer kinds of a pressed one unfold under it."""
    options = tree(tuple(choices.names.types), choices.extent.kinds, st.session_state["f_type"])
    counts = {
        one: (choices.subtypes if "/" in one else choices.types).get(one, 0) for one in options
    }
    statuses = {one: choices.statuses.get(one, 0) for one in STATUSES}
    st.html(f"<style>{legend_css(counts, statuses)}</style>")
    st.pills(
        "What happened",
        options,
        selection_mode="multi",
        format_func=lambda one: _kind_label(one, choices.names),
        key="f_type",
        on_change=_folded,
        width="stretch",
    )


def tree(types: tuple[str, ...], kinds: tuple[str, ...], pressed: list[str]) -> list[str]:
    """The types in their order, after each pressed one its finer kinds, most frequent first.

    A type whose only finer kind is itself has none to choose.
    """
    options = []
    for one in types:
        options.append(one)
        finer = [kind for kind in kinds if kind.partition("/")[0] == one]
        if one in pressed and finer != [f"{one}/{one}"]:
            options += finer
    return [*options, *(one for one in pressed if one not in options)]


def _kind_label(one: str, names: Names) -> str:
    if "/" not in one:
        return plain(names.types.get(one, one))
    return plain("· " + one.partition("/")[2].replace("_", " "))


def _folded() -> None:
    """Callback: with a type its finer kinds are let go."""
    pressed = st.session_state["f_type"]
    st.session_state["f_type"] = [
        one for one in pressed if "/" not in one or one.partition("/")[0] in pressed
    ]


def _draw_places(choices: Choices) -> None:
    state = st.session_state
    st.multiselect(
        "Where",
        _places(choices),
        format_func=lambda one: _place_line(one, choices.names),
        key="f_where",
        placeholder="Any country or city",
        select_all=False,
    )
    if len(choices.extent.places) <= _MANY_OPTIONS:
        return
    typed = st.text_input(
        f"Find one of {len(choices.extent.places):,} places",
        key="find_place",
        placeholder="Name of a city",
        max_chars=60,
    )
    if not bare(typed):
        return
    found = found_places(choices.extent.places, typed)
    if not found:
        st.html('<p class="note">No place of the store is called so.</p>')
    with st.container(key="found_places", gap=None):
        for place in found[:_FOUND]:
            one = str(place.geonameid)
            st.button(
                f"{plain(_place_line(one, choices.names))} :gray[{place.n_events:,}]",
                on_click=_add_place,
                args=(one,),
                disabled=one in state["f_where"],
                key=f"found_{one}",
                type="tertiary",
            )


def bare(name: str) -> str:
    """A name in small letters and without accents, as people type it."""
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign)).strip()


def found_places(places: tuple[PlaceOption, ...], typed: str) -> list[PlaceOption]:
    """Places whose name holds what is typed: those that begin with it first, then most events."""
    wanted = bare(typed)
    found = [(place, bare(place.name)) for place in places]
    return [
        place
        for place, name in sorted(found, key=lambda one: not one[1].startswith(wanted))
        if wanted in name
    ]


def _add_place(one: str) -> None:
    state = st.session_state
    state["acted"] = True
    state["f_where"] = [*state["f_where"], one]
    state["find_place"] = ""


def _places(choices: Choices) -> list[str]:
    """Countries, provinces, then cities: those with most events, and those chosen."""
    extent = choices.extent
    codes = sorted(extent.countries, key=lambda code: choices.names.countries.get(code, code))
    places = [str(place.geonameid) for place in extent.places[:_MANY_OPTIONS]]
    provinces = sorted(extent.admin1s[:_MANY_OPTIONS])
    return list(dict.fromkeys([*codes, *provinces, *places, *st.session_state["f_where"]]))


def _place_line(one: str, names: Names) -> str:
    if one.isdigit():
        return names.places.get(int(one), f"place {one}")
    country, cut, province = one.partition("/")
    nation = names.countries.get(country, country)
    return f"{province}, {nation} (with its cities)" if cut else nation


def _draw_days(extent: Extent) -> None:
    st.date_input(
        "When",
        min_value=min(extent.first or date(1900, 1, 1), *_dates(), date(1900, 1, 1)),
        max_value=max(extent.last or date(2100, 1, 1), *_dates(), date(2100, 1, 1)),
        format="DD/MM/YYYY",
        key="f_when",
    )
    st.selectbox(
        "A whole month",
        _months(extent),
        index=None,
        format_func=lambda day: f"{day:%B %Y}",
        key="whole_month",
        placeholder="A whole month",
        label_visibility="collapsed",
        on_change=_take_month,
    )
    st.segmented_control(
        "Those whose date is an interval",
        (SURELY, POSSIBLY),
        required=True,
        key="f_range",
        label_visibility="collapsed",
        width="stretch",
    )


def _months(extent: Extent) -> list[date]:
    """The first days of the store's months, the last month first; no more than people look through."""
    if extent.first is None or extent.last is None:
        return []
    ends = [12 * day.year + day.month - 1 for day in (extent.last, extent.first)]
    numbers = range(ends[0], max(ends[1], ends[0] - _MANY_MONTHS) - 1, -1)
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]


def _take_month() -> None:
    """Callback: the range becomes a month; the choice itself is not kept, the range is the truth."""
    state = st.session_state
    first = state["whole_month"]
    state["whole_month"] = None
    if first is not None:
        state["acted"] = True
        state["f_undated"] = False
        state["f_when"] = (first, bin_end(first, "month"))


def _dates() -> tuple[date, ...]:
    when = st.session_state.get("f_when") or ()
    return tuple(day for day in when if day)


def _draw_outlets(extent: Extent) -> None:
    st.multiselect(
        "Source",
        sorted({*extent.sources[: 10 * _MANY_OPTIONS], *st.session_state["f_source"]}),
        key="f_source",
        placeholder="Any source",
        select_all=False,
    )


def _draw_more(choices: Choices) -> None:
    """What is asked less often; open when it holds something back."""
    state = st.session_state
    asks = state["f_outlets"] > 1 or state["f_figure"] or state["f_review"]
    with st.expander("Outlets, figures, review", expanded=bool(asks), key="more_filters"):
        st.number_input("Outlets, reprints folded, at least", 1, 999, key="f_outlets")
        st.selectbox(
            "A figure is told",
            ("", *FIGURES),
            format_func=lambda one: figure_words(one).capitalize() if one else "Any",
            key="f_figure",
        )
        st.number_input(
            "And is at least", 1, 999_999_999, key="f_least", disabled=not state["f_figure"]
        )
        counted = choices.reviews
        st.pills("Review", REVIEWS, selection_mode="multi", key="f_review")
        said = " · ".join(f"{one} {counted[one]:,}" for one in REVIEWS if counted.get(one))
        st.html(
            f'<p class="note">{said or "No events."} Rejected ones are hidden unless asked for.</p>'
        )
