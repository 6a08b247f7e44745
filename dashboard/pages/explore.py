"""Explore: what happened, in which city, on which day, and who printed it."""

import streamlit as st

from dashboard import cached, query, sidebar, view_state
from dashboard.filter_words import Names, in_words
from dashboard.filters import Filters
from dashboard.pages.explore_head import draw_head
from dashboard.pages.explore_map import draw_map
from dashboard.pages.explore_table import draw_table
from dashboard.pages.explore_timeline import draw_timeline
from dashboard.pages.frame import Frame
from dashboard.pages.going_back import listen
from dashboard.pages.panel import draw_panel
from dashboard.pages.play import take_step
from dashboard.pages.screen import read_screen
from dashboard.query import Events
from dashboard.views.summary import summary_html
from dashboard.wording import counted
from etl.config import Config
from etl.errors import DatelineError


def explore() -> None:
    """The page."""
    config = Config.default()
    try:
        with st.spinner("Reading the store …"):  # seconds when it is large and was not read yet
            events = cached.events_of(config.store, version=view_state.version_asked())
    except DatelineError as error:
        st.error(str(error), icon=":material/error:")
        return
    view_state.restore(events.extent)
    take_step()
    screen = read_screen()
    listen()
    filters = view_state.current()
    names = _names(config, events)
    totals = query.totals(events, filters)
    frame = Frame(
        events=events,
        filters=filters,
        totals=totals,
        places=query.by_place(events, filters),
        names=names,
        atlas=cached.atlas(),
        theme=st.context.theme.type or "light",
        screen=screen,
    )
    sidebar.draw(
        sidebar.Choices(
            extent=events.extent,
            names=names,
            types=query.choices(events, filters, "type"),
            subtypes=query.choices(events, filters, "subtype"),
            statuses=query.choices(events, filters, "status"),
            reviews=query.choices(events, filters, "review"),
        )
    )
    draw_head(
        config.store,
        summary_html(totals, events.extent.n_events, in_words(filters, names), names.types),
    )
    _draw_unread()
    _draw_as_of(events.files.version)
    if not totals.n_events:
        _draw_empty(events, filters)
    left, right = st.columns((2.3, 1), gap="small")
    with left:
        draw_map(frame)
    with (
        right,
        st.container(
            key="panel",
            height="content" if screen.is_stacked else screen.map_height,
            border=False,
        ),
    ):
        draw_panel(frame)
    if events.extent.n_events:
        draw_timeline(frame)
        draw_table(frame)
    view_state.write_address(filters)


def _names(config: Config, events: Events) -> Names:
    countries = cached.atlas().country_names
    return Names(
        types=cached.labels_of(config, events.extent.types),
        countries=countries,
        places=cached.place_names(
            config.store,
            events.files.version,
            events.extent.places,
            gazetteer=config.gazetteer,
        ),
    )


def _draw_unread() -> None:
    unread = st.session_state.get("unread")
    if unread:
        st.warning(
            "The address holds what this page does not know and left out: "
            + ", ".join(f"`{one.replace('`', '')}`" for one in unread)
        )


def _draw_as_of(version: int) -> None:
    """That this is not the last version, and the way there."""
    if not st.session_state.get("open_version"):
        return
    with st.container(horizontal=True, key="as_of_head", vertical_alignment="center"):
        st.html(f'<p class="note" role="status">As it was in version {version} of the store.</p>')
        st.button(
            "Show the last version",
            key="last_version",
            type="tertiary",
            on_click=view_state.last_version,
        )


def _draw_empty(events: Events, filters: Filters) -> None:
    """What to do when nothing is shown: fill the store, or drop the filter that costs most."""
    if not events.extent.n_events:
        return  # the panel tells how to begin
    gains = {part: query.count(events, filters.without(part)) for part in filters.active()}
    part = max(gains, key=lambda one: gains[one], default="")
    if part and gains[part]:
        st.button(
            f"Drop the filter by {part}: {counted(gains[part], 'event')}",
            on_click=view_state.lift,
            args=(part, events.extent),
            key="drop",
        )
    else:
        st.button("Reset filters", on_click=view_state.reset, args=(events.extent,), key="drop_all")
