"""The only SQL: loads the store's events into a narrow table in memory and asks it.

Counts come from the table; words are fetched from the store's files for what is shown.
"""

from dashboard.query.counts import (
    BINS,
    Bin,
    PlaceCount,
    Totals,
    by_bin,
    by_place,
    count,
    count_undated,
    count_unplaced,
    intervals,
    mixes,
    totals,
)
from dashboard.query.extent import Extent, PlaceOption
from dashboard.query.load import StoreFiles
from dashboard.query.loaded import Events
from dashboard.query.ranking import By, Ranked, ranked
from dashboard.query.records import (
    EventRow,
    Receipt,
    event,
    full_event,
    full_page,
    page,
    passes,
    receipts,
    rows_for_export,
)
from dashboard.query.tally import choices

__all__ = [
    "BINS",
    "Bin",
    "By",
    "EventRow",
    "Events",
    "Extent",
    "PlaceCount",
    "PlaceOption",
    "Ranked",
    "Receipt",
    "StoreFiles",
    "Totals",
    "by_bin",
    "by_place",
    "choices",
    "count",
    "count_undated",
    "count_unplaced",
    "event",
    "full_event",
    "full_page",
    "intervals",
    "mixes",
    "page",
    "passes",
    "ranked",
    "receipts",
    "rows_for_export",
    "totals",
]
