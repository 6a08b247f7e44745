"""The sidebar: widgets to `Filters` and back, and the address that holds the whole view."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboard.filter_words import Names
from dashboard.filters import STATUSES, Filters, Params, from_params, to_params
from dashboard.palette import legend_css
from dashboard.query import Extent
from dashboard.wording import status_words

SURELY = "surely in range"
POSSIBLY = "possibly"
OPEN = ("event", "city", "bin", "page")  # what the address holds besides the filter

_MANY_OPTIONS = 3000  # places offered by name; the rest are reached through the map


@dataclass(frozen=True, slots=True)
class Choices:
    """What the widgets offer.

    Attributes:
        extent: values that occur in the store. names: labels of ids.
        types, statuses: events behind each option under the rest of the filter.
    """

    extent: Extent
    names: Names
    types: Mapping[str, int]
    statuses: Mapping[str, int]


def address() -> Params:
    """The parameters of the address as the browser sent them."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def restore(extent: Extent) -> None:
    """Bring the widgets to what the address says, when the address is news.

    It is news on the first run, and when the person went back or forward: the address is then
    not the one that the page wrote last, and no widget was touched.
    """
    state = st.session_state
    told = address()
    acted = state.pop("acted", False)
    if "written" in state and (acted or told == state["written"] or _widgets() != state["seen"]):
        return
    filters, state["unread"] = from_params(told)
    set_widgets(filters, extent)
    for name in OPEN:
        state[f"open_{name}"] = (told.get(name) or [""])[0]


def set_widgets(filters: Filters, extent: Extent) -> None:
    """Put a filter into the widgets; only before they are drawn, or in a callback."""
    state = st.session_state
    first, last = _range_ends(filters, extent)
    state["f_type"] = list(filters.types)
    state["f_where"] = [*filters.countries, *(str(place) for place in filters.places)]
    state["f_when"] = (first, last) if first and last else ()
    state["f_range"] = SURELY if filters.surely else POSSIBLY
    state["f_status"] = list(filters.statuses)
    state["f_source"] = list(filters.sources)
    state["f_confidence"] = filters.confidence
    state["f_text"] = filters.text
    state["f_undated"] = filters.undated


def _range_ends(filters: Filters, extent: Extent) -> tuple[date | None, date | None]:
    """Both ends of the range: an open one takes the store's own end."""
    if not filters.start and not filters.end:
        return None, None
    first = filters.start or min(extent.first or date.min, filters.end or date.max)
    last = filters.end or max(extent.last or date.max, filters.start or date.min)
    return first, last


def current() -> Filters:
    """The filter that the widgets say."""
    state = st.session_state
    where = state["f_where"]
    when = state["f_when"]
    start, end = when if isinstance(when, (tuple, list)) and len(when) == 2 else (None, None)
    return Filters(
        types=tuple(state["f_type"] or ()),
        countries=tuple(one for one in where if not one.isdigit()),
        places=tuple(int(one) for one in where if one.isdigit()),
        start=start,
        end=end,
        surely=state["f_range"] == SURELY and start is not None,
        undated=bool(state["f_undated"]),
        statuses=tuple(state["f_status"] or ()),
        sources=tuple(state["f_source"] or ()),
        confidence=float(state["f_confidence"]),
        text=(state["f_text"] or "").strip(),
    )


def write_address(filters: Filters) -> None:
    """Put filter and open panel into the address, and remember that it was us."""
    state = st.session_state
    params = to_params(filters)
    params |= {name: [state[f"open_{name}"]] for name in OPEN if state.get(f"open_{name}")}
    if params != address():
        st.query_params.from_dict(params)
    state["written"] = params
    state["seen"] = _widgets()


def _widgets() -> dict[str, object]:
    return {
        str(name): value for name, value in st.session_state.items() if str(name).startswith("f_")
    }


def reset(extent: Extent) -> None:
    """Callback: everything as at the start; an open panel stays."""
    st.session_state["acted"] = True
    set_widgets(Filters(), extent)


def lift(part: str, extent: Extent) -> None:
    """Callback: lift one part of the filter."""
    st.session_state["acted"] = True
    set_widgets(current().without(part), extent)


def draw(choices: Choices) -> None:
    """The widgets, in a column that is also the legend of map and timeline."""
    extent, names = choices.extent, choices.names
    types = {one: choices.types.get(one, 0) for one in names.types}
    statuses = {one: choices.statuses.get(one, 0) for one in STATUSES}
    st.html(f"<style>{legend_css(types, statuses)}</style>")
    with st.sidebar:
        st.pills(
            "What happened",
            list(names.types),
            selection_mode="multi",
            format_func=lambda one: plain(names.types.get(one, one)),
            key="f_type",
            width="stretch",
        )
        st.multiselect(
            "Where",
            _places(choices),
            format_func=lambda one: _place_line(one, names),
            key="f_where",
            placeholder="Any country or city",
            select_all=False,
        )
        st.date_input(
            "When",
            min_value=min(extent.first or date(1900, 1, 1), *_dates(), date(1900, 1, 1)),
            max_value=max(extent.last or date(2100, 1, 1), *_dates(), date(2100, 1, 1)),
            format="DD/MM/YYYY",
            key="f_when",
        )
        st.segmented_control(
            "Those whose date is an interval",
            (SURELY, POSSIBLY),
            required=True,
            key="f_range",
            label_visibility="collapsed",
            width="stretch",
        )
        st.slider("Confidence at least", 0.0, 1.0, step=0.05, format="%.2f", key="f_confidence")
        st.pills(
            "Status",
            STATUSES,
            selection_mode="multi",
            format_func=status_words,
            key="f_status",
        )
        st.multiselect(
            "Source",
            sorted({*extent.sources[:_MANY_OPTIONS], *st.session_state["f_source"]}),
            key="f_source",
            placeholder="Any source",
            select_all=False,
        )
        st.text_input(
            "Words in the printed sentence", key="f_text", placeholder="Any words", max_chars=200
        )
        st.button("Reset filters", on_click=reset, args=(extent,), key="reset", width="stretch")


def _dates() -> tuple[date, ...]:
    when = st.session_state.get("f_when") or ()
    return tuple(day for day in when if day)


def _places(choices: Choices) -> list[str]:
    """Countries, then provinces and cities: those with most events, and those chosen."""
    extent = choices.extent
    codes = sorted(extent.countries, key=lambda code: choices.names.countries.get(code, code))
    places = [str(place.geonameid) for place in extent.places[:_MANY_OPTIONS]]
    return list(dict.fromkeys([*codes, *places, *st.session_state["f_where"]]))


def _place_line(one: str, names: Names) -> str:
    if one.isdigit():
        return names.places.get(int(one), f"place {one}")
    return names.countries.get(one, one)


def plain(label: str) -> str:
    """A label without the signs that would make markup of it."""
    return "".join(f"\\{sign}" if sign in "\\*_`[]:$~<>#" else sign for sign in label)
