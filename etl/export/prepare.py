"""What happens to events between the store and a file, the same for every format."""

from collections.abc import Iterable, Sequence
from typing import Any

import duckdb

from etl.export.about import ExportOptions
from etl.export.receipts import with_receipts
from etl.export.share_safe import share_safe


def prepared(
    events: Iterable[dict[str, Any]],
    options: ExportOptions,
    connection: duckdb.DuckDBPyConnection,
    *,
    reports: Sequence[str],
    articles: Sequence[str],
) -> Iterable[dict[str, Any]]:
    """The events with what a person asked for: receipts, or coarsened to be shared.

    Args:
        events: as `select_events` gives them.
        options: what was asked for.
        connection: to fetch receipts with.
        reports: the store's files of reports.
        articles: the store's files of articles.
    """
    if options.share_safe:
        return share_safe(events)
    if options.receipts:
        return with_receipts(events, connection, reports, articles)
    return events
