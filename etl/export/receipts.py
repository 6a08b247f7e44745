"""Gives each event of an export its reports: what was printed, where, and on which words it rests."""

# ruff: noqa: S608 - what is pasted into the SQL are this package's own words; values are bound

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import duckdb

from etl.export.columns import RECEIPT_COLUMNS, RECEIPTS, REPRINT_OF
from etl.export.select import by_the_letter
from etl.merging.reprints import reprints
from etl.store.rows import facts_of

_AT_ONCE = 10_000  # events whose reports are fetched together
_OF_ARTICLE = frozenset({"source", "published", "title", "url"})


def with_receipts(
    events: Iterable[dict[str, Any]],
    connection: duckdb.DuckDBPyConnection,
    reports: Sequence[str],
    articles: Sequence[str],
) -> Iterator[dict[str, Any]]:
    """The events, each with a list of its reports under `RECEIPTS`, the first published first.

    Args:
        events: with their `report_ids`.
        connection: to ask the files with.
        reports: the store's files of reports.
        articles: the store's files of articles.
    """
    waiting = iter(events)
    while some := list(islice(waiting, _AT_ONCE)):
        told = _told(connection, some, reports, articles)
        for event in some:
            receipts = [told[one] for one in event["report_ids"] if one in told]
            receipts.sort(key=lambda one: (one["published"] or "~", one["source"] or ""))
            copies = reprints({one["article_id"]: facts_of(one) for one in receipts}.values())
            told_of = ((one, copies.get(one["article_id"])) for one in receipts)
            yield event | {
                RECEIPTS: [
                    {name: copied if name == REPRINT_OF else one[name] for name in RECEIPT_COLUMNS}
                    for one, copied in told_of
                ]
            }


def _told(
    connection: duckdb.DuckDBPyConnection,
    events: Sequence[dict[str, Any]],
    reports: Sequence[str],
    articles: Sequence[str],
) -> dict[str, dict[str, Any]]:
    """The reports of some events, by their id."""
    ids = [one for event in events for one in event["report_ids"]]
    if not ids or not reports:
        return {}
    names = (*(name for name in RECEIPT_COLUMNS if name != REPRINT_OF), "sketch")
    columns = ", ".join(
        f"article.{name}" if name in _OF_ARTICLE else f"report.{name}" for name in names
    )
    rows = connection.execute(
        f"SELECT {columns} FROM read_parquet($reports, hive_partitioning = false) AS report "
        "SEMI JOIN (SELECT unnest($ids) AS report_id) AS asked USING (report_id) LEFT JOIN "
        "(SELECT article_id, source, published, title, url FROM read_parquet($articles)) "
        "AS article ON article.article_id = report.article_id",
        {"reports": by_the_letter(reports), "articles": by_the_letter(articles), "ids": ids},
    ).fetchall()
    return {row[0]: dict(zip(names, row, strict=True)) for row in rows}
