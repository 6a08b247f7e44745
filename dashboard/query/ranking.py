"""Where most events are, and who printed most: counts by value with their mix of types."""

# ruff: noqa: S608 - what is pasted into the SQL are this module's own words; values are bound

from dataclasses import dataclass
from typing import Literal

from dashboard.filters import Filters
from dashboard.query.condition import condition
from dashboard.query.loaded import Events

By = Literal["province", "country", "outlet"]

# What the events are grouped by, where its words stand, and which part of the filter is lifted:
# the counts are those that a further click would bring.
_ASKED: dict[By, tuple[str, str, str, str]] = {
    "country": ("country", "country::VARCHAR", "country <> ''", "place"),
    "province": (
        "place_no",
        "(SELECT country || '/' || admin1 FROM place WHERE place.place_no = counted.place_no)",
        "place_no > 0",
        "place",
    ),
    "outlet": ("source_set", "name", "true", "source"),
}


@dataclass(frozen=True, slots=True)
class Ranked:
    """A value with its events: `mix` has their number by type, most first."""

    value: str
    mix: dict[str, int]

    @property
    def n_events(self) -> int:
        """All of them."""
        return sum(self.mix.values())


def ranked(events: Events, filters: Filters, by: By) -> tuple[Ranked, ...]:
    """Provinces (`IR/Kurdistan`), countries or outlets, most events first."""
    return events.once(("ranked", filters, by), lambda: _ranked(events, filters, by))


def _ranked(events: Events, filters: Filters, by: By) -> tuple[Ranked, ...]:
    column, words, holds, lifted = _ASKED[by]
    where, bound = condition(events, filters.without(lifted))
    joined = " JOIN source USING (source_set)" if by == "outlet" else ""
    rows = events.rows(
        f"SELECT value, event_type::VARCHAR, sum(n)::BIGINT FROM (SELECT {words} AS value, "
        f"event_type, n FROM (SELECT {column}, event_type, count(*) AS n FROM event "
        f"WHERE {holds} AND {where} GROUP BY ALL) AS counted{joined}) "
        "WHERE value IS NOT NULL GROUP BY 1, 2 ORDER BY 3 DESC, 2",
        bound,
    )
    mixes: dict[str, dict[str, int]] = {}
    for value, event_type, number in rows:
        mixes.setdefault(value, {})[event_type] = number
    return tuple(
        sorted(
            (Ranked(value, mix) for value, mix in mixes.items()),
            key=lambda one: (-one.n_events, one.value),
        )
    )
