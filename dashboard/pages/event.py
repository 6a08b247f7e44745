"""One event at an address of its own: everything that it rests on, to defend it or to correct it."""

from html import escape

import streamlit as st

from dashboard import cached, query
from dashboard.atlas import Atlas
from dashboard.pages.as_of import draw_switch
from dashboard.pages.screen import Screen, read_screen
from dashboard.query import EventRow, Events
from dashboard.query.context import Told, in_context
from dashboard.view_state import version_named
from dashboard.views.detail import head_html
from dashboard.views.differences import Words, life_html
from dashboard.views.event_map import Candidate, event_map
from dashboard.views.evidence import (
    Decision,
    confidence_html,
    context_html,
    disagreements_html,
    history_html,
)
from etl.config import Config
from etl.errors import DatelineError
from etl.store import open_snapshot
from etl.store.lookup import judgements_on, resolve

_MAP_HEIGHT = 300
_MOST_OTHERS = 8


def event() -> None:
    """The page; `?id=` names the event."""
    config = Config.default()
    event_id, asked = st.query_params.get("id", ""), version_named(st.query_params.get("version"))
    try:
        events = cached.events_of(config.store, version=asked)
        row = query.event(events, event_id) or _moved(config, events, event_id)
    except DatelineError as error:
        st.error(str(error), icon=":material/error:")
        return
    if row is None:
        st.html('<h1 class="panel-place">No such event</h1>')
        st.html(
            '<p class="note">Open one from Explore: its panel has a link to its own page. '
            '<a href="./" target="_self">Explore</a></p>'
        )
        if event_id:
            _draw_life(config, event_id, events)
        return
    screen = read_screen()
    atlas, theme = cached.atlas(), st.context.theme.type or "light"
    countries = atlas.country_names
    types = cached.labels_of(config, events.extent.types)
    told = in_context(events, query.receipts(events, row.event_id))
    full = query.full_event(events, row.event_id) or {}
    left, right = st.columns((1, 1.25), gap="medium")
    with left, st.container(key="event_head"):
        st.html(head_html(row, types=types, countries=countries, theme=theme))
        _draw_map(config, row, full, told, atlas, theme=theme, screen=screen)
        st.html("<h3>How sure</h3>" + confidence_html(row, str(full.get("detail") or "")))
        st.html("<h3>Said otherwise</h3>")
        st.html(disagreements_html(row, str(full.get("disagreement") or "[]"), countries))
        st.html("<h3>Judgements</h3>" + history_html(_decisions(config, row.event_id)))
        life = st.container(key="event_life")
        st.html(_links_html(row.event_id, events.files.version, asked))
    with right, st.container(key="event_receipts"):
        st.html(context_html(told))
    with life:  # last, so that nothing waits for the files of all versions
        _draw_life(config, row.event_id, events)


def _links_html(event_id: str, version: int, asked: int | None) -> str:
    """Where this event stands elsewhere; what can be judged is the last version alone."""
    is_last = asked is None or asked == open_snapshot(Config.default().store).version.number
    name, of = escape(event_id), "" if is_last else f"&amp;version={asked}"
    review = f'<a href="review?event={name}" target="_self">Review it</a> · ' if not of else ""
    return (
        f'<p class="note">Event <code>{name}</code>, version {version}. {review}'
        f'<a href="./?event={name}{of}" target="_self">Show it on the map</a> · '
        f'<a href="api/events/{name}">as JSON</a></p>'
    )


def _draw_life(config: Config, event_id: str, events: Events) -> None:
    """What became of the event from version to version."""
    last = open_snapshot(config.store).version.number
    try:
        moments = cached.life_of(config.store, last, event_id)
    except DatelineError:
        return  # an id that no kept version has
    words = Words(
        types=cached.labels_of(config, events.extent.types),
        countries=cached.atlas().country_names,
    )
    st.html(
        "<h3>From version to version</h3>"
        + life_html(moments, words, event_id=event_id, shown=events.files.version)
    )
    draw_switch(config, shown=events.files.version)


def _moved(config: Config, events: Events, event_id: str) -> EventRow | None:
    """The event that has the reports of one that is gone, so that old links keep working."""
    if not event_id or not events.extent.n_events:
        return None
    version = events.files.version
    known = resolve(open_snapshot(config.store, version=version), event_id)
    return query.event(events, known) if known else None


def _decisions(config: Config, event_id: str) -> tuple[Decision, ...]:
    found = judgements_on(open_snapshot(config.store), event_id)
    return tuple(
        Decision(one.kind.value, one.who, one.at, one.why, is_active) for one, is_active in found
    )


def _draw_map(
    config: Config,
    row: EventRow,
    full: dict[str, object],
    told: tuple[Told, ...],
    atlas: Atlas,
    *,
    theme: str,
    screen: Screen,
) -> None:
    scores: dict[int, tuple[str, float]] = {}
    for one in told:
        for other in one.runners_up:
            if other.geonameid != row.geonameid:
                best = max(other.score, scores.get(other.geonameid, ("", 0.0))[1])
                scores[other.geonameid] = (other.name, best)
    others = cached.points_of(config.gazetteer, tuple(scores))
    drawn = [
        Candidate(number, scores[number][0], *point, f"could be meant too, {scores[number][1]:.2f}")
        for number, point in others.items()
    ][:_MOST_OTHERS]
    chosen = None
    longitude, latitude = full.get("longitude"), full.get("latitude")
    if isinstance(longitude, float) and isinstance(latitude, float) and row.geonameid:
        name = row.city or row.admin1 or atlas.country_names.get(row.country or "", "")
        chosen = Candidate(row.geonameid, name, longitude, latitude, "as told")
    if chosen is None and not drawn:
        st.html('<p class="note">No place is known: there is nothing to draw.</p>')
        return
    width = screen.page_width if screen.is_phone else int(screen.page_width / 2.25)
    deck = event_map(
        chosen, drawn, atlas, precision=row.place_precision, theme=theme, size=(width, _MAP_HEIGHT)
    )
    with st.container(key="map", gap=None):
        st.pydeck_chart(deck, height=_MAP_HEIGHT, key=f"small_map_{row.event_id}")
    if scores:
        listed = " · ".join(
            f"{escape(name)} {score:.2f}"
            for name, score in sorted(scores.values(), key=lambda one: -one[1])[:_MOST_OTHERS]
        )
        st.html(f'<p class="note">Rings: other places that the name could mean: {listed}.</p>')
