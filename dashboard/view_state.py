"""Widgets to `Filters` and back, and the address that holds the whole view."""

from datetime import date

import streamlit as st

from dashboard.filters import Filters, Params, from_params, to_params
from dashboard.query import Extent

SURELY = "surely in range"
POSSIBLY = "possibly"
OPEN = (
    "event",
    "city",
    "tray",
    "bin",
    "page",
    "version",
)  # what the address holds besides the filter

# What a filter is kept in between two runs: all of these, or it is restored from the address.
_FIELDS = (
    "f_type",
    "f_where",
    "f_when",
    "f_range",
    "f_status",
    "f_source",
    "f_outlets",
    "f_figure",
    "f_least",
    "f_review",
    "f_confidence",
    "f_text",
    "f_undated",
    "f_unplaced",
)


def address() -> Params:
    """The parameters of the address as the browser sent them."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def version_asked() -> int | None:
    """The version of the store that the address names; None for the last one."""
    told = address()
    if "f_type" not in st.session_state:
        told = told or st.session_state.get("written", {})  # see `restore`
    return version_named((told.get("version") or [""])[0])


def version_named(number: str | None) -> int | None:
    """The version that a parameter names; None where it is none."""
    known = number and number.isascii() and number.isdigit() and len(number) < 10
    return int(number) if number and known else None


def last_version() -> None:
    """Callback: leave an earlier version, with the same filter."""
    st.session_state["acted"] = True
    st.session_state["open_version"] = ""
    st.query_params.pop("version", None)


def went() -> None:
    """Callback: the person went back or forward; the address is where they went."""
    st.session_state["went"] = True


def restore(extent: Extent) -> None:
    """Bring the widgets to what the address says, when the address is news.

    It is news on the first run, after a page that draws no filter, and when the browser says that
    the person went back or forward. Any other address that is not the one the page wrote last is
    an old one that was under way while the page wrote: it is passed over, else a slow browser
    would take the filter back.

    What was put into the widgets is put again until a run of the page reached its end: a run that
    was broken off may never have told the browser, which would answer with empty widgets.
    """
    state = st.session_state
    told, has_gone = address(), state.pop("went", False)
    state.pop("acted", None)
    is_whole = all(name in state for name in _FIELDS)
    if is_whole and not has_gone and "written" in state:
        if not state.get("is_drawn"):
            for name in _FIELDS:
                state[name] = state[name]
        return
    if not is_whole:
        told = told or state.get("written", {})  # back from a page that draws no filter
    filters, state["unread"] = from_params(told)
    set_widgets(filters, extent)
    for name in OPEN:
        state[f"open_{name}"] = (told.get(name) or [""])[0]
    state["written"], state["seen"] = told, _widgets()


def set_widgets(filters: Filters, extent: Extent) -> None:
    """Put a filter into the widgets; only before they are drawn, or in a callback."""
    state = st.session_state
    state["is_drawn"] = False
    first, last = _range_ends(filters, extent)
    refined = {finer.partition("/")[0] for finer in filters.subtypes}
    state["f_type"] = [*dict.fromkeys((*filters.types, *sorted(refined))), *filters.subtypes]
    state["f_where"] = [
        *filters.countries,
        *filters.admin1s,
        *(str(place) for place in filters.places),
    ]
    state["f_when"] = (first, last) if first and last else ()
    state["f_range"] = SURELY if filters.surely else POSSIBLY
    state["f_status"] = list(filters.statuses)
    state["f_source"] = list(filters.sources)
    state["f_outlets"] = filters.n_sources
    state["f_figure"] = filters.figure
    state["f_least"] = filters.least
    state["f_review"] = list(filters.reviews)
    state["f_confidence"] = filters.confidence
    state["f_text"] = filters.text
    state["f_undated"] = filters.undated
    state["f_unplaced"] = filters.unplaced


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
    kinds = state["f_type"] or ()
    when = state["f_when"]
    start, end = when if isinstance(when, (tuple, list)) and len(when) == 2 else (None, None)
    return Filters(
        types=tuple(one for one in kinds if "/" not in one),
        subtypes=tuple(one for one in kinds if "/" in one),
        countries=tuple(one for one in where if not one.isdigit() and "/" not in one),
        admin1s=tuple(one for one in where if "/" in one),
        places=tuple(int(one) for one in where if one.isdigit()),
        start=start,
        end=end,
        surely=state["f_range"] == SURELY and start is not None,
        undated=bool(state["f_undated"]),
        unplaced=bool(state["f_unplaced"]),
        statuses=tuple(state["f_status"] or ()),
        sources=tuple(state["f_source"] or ()),
        n_sources=int(state["f_outlets"]),
        figure=state["f_figure"] or "",
        least=int(state["f_least"] or 1) if state["f_figure"] else 1,
        reviews=tuple(state["f_review"] or ()),
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
    state["is_drawn"] = True


def is_as_written() -> bool:
    """Whether no widget of the filter was touched since the address was written."""
    return _widgets() == st.session_state.get("seen")


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
