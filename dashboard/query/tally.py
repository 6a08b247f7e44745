"""How many events pass, and how many would pass with another type, status or state of review.

One scan counts the rest of the filter by kind, status, review, city and date; the totals and the
numbers beside the options are sums over its few hundred rows.
"""

# ruff: noqa: S608 - what is pasted into the SQL are this module's own words; values are bound

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Literal, NamedTuple

from dashboard.filters import REVIEWS, Filters
from dashboard.query.condition import condition
from dashboard.query.loaded import Events

Part = Literal["type", "subtype", "status", "review"]
REJECTED = "rejected"


class Cell(NamedTuple):
    """Events that are alike in what the options choose by; `kind` is `repression/arrest`."""

    kind: str
    status: str
    review: str
    has_city: bool
    dated: bool
    n_events: int
    n_reports: int
    first: date | None
    last: date | None


def choices(events: Events, filters: Filters, part: Part) -> dict[str, int]:
    """Events behind each option of a part under the rest of the filter, most first.

    Args:
        events: the loaded store.
        filters: of the page.
        part: `type`, `subtype` (finer kinds as `repression/arrest`), `status` or `review`.
    """
    if part in ("type", "subtype"):
        asked = replace(filters, types=(), subtypes=())
    elif part == "status":
        asked = replace(filters, statuses=())
    else:
        asked = replace(filters, reviews=REVIEWS)
    cells = [cell for cell in _cells(events, filters) if _lets_through(cell, asked)]
    if part == "type":
        return summed((cell.kind.partition("/")[0], cell.n_events) for cell in cells)
    column = {"subtype": "kind", "status": "status", "review": "review"}[part]
    return summed((getattr(cell, column), cell.n_events) for cell in cells)


def tallied(events: Events, filters: Filters) -> list[Cell]:
    """The cells of the filtered set."""
    return [cell for cell in _cells(events, filters) if _lets_through(cell, filters)]


def _lets_through(cell: Cell, filters: Filters) -> bool:
    """Whether types, status and review of a filter let a cell through: as `condition` does."""
    return (
        _passes_kind(cell.kind, filters)
        and (not filters.statuses or cell.status in filters.statuses)
        and (cell.review in filters.reviews if filters.reviews else cell.review != REJECTED)
    )


def _passes_kind(kind: str, filters: Filters) -> bool:
    if not (filters.types or filters.subtypes) or kind in filters.subtypes:
        return True
    event_type = kind.partition("/")[0]
    refined = any(finer.partition("/")[0] == event_type for finer in filters.subtypes)
    return event_type in filters.types and not refined


def _cells(events: Events, filters: Filters) -> tuple[Cell, ...]:
    rest = replace(filters, types=(), subtypes=(), statuses=(), reviews=REVIEWS)
    return events.once(("cells", rest), lambda: _ask(events, rest))


def _ask(events: Events, rest: Filters) -> tuple[Cell, ...]:
    where, bound = condition(events, rest)
    rows = events.rows(
        "SELECT kind::VARCHAR, status::VARCHAR, review::VARCHAR, has_city, dated, count(*), "
        "sum(n_reports)::BIGINT, min(date_start), max(date_end) "
        f"FROM event WHERE {where} GROUP BY kind, status, review, has_city, dated",
        bound,
    )
    return tuple(Cell(*row) for row in rows)


def summed(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Numbers added up by their name, most first."""
    counts: Counter[str] = Counter()
    for value, number in pairs:
        counts[value] += number
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
