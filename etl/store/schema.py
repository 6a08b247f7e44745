"""The tables' columns, as pyarrow schemas, and the version that a store says it was written with.

`events` is what the dashboard draws and an export holds; `reports` holds what each article
claims with its receipts as offsets into `articles.text`; `articles` what was read; `issues` what
was skipped; `readings` with which codebook each article was read; `redirects` what became of the
ids of events that are gone; `versions` is the manifest: its last row names the version of each
other table. `judgements` is the ledger: people's decisions, which are never rolled back.
"""

from datetime import date

import pyarrow as pa

SCHEMA_VERSION = 3
# From which `dateline migrate` leads here; tables of one may be read as earlier versions of a store.
OLDEST_SCHEMA = 2
UNDATED = "undated"

_ARTICLES = pa.schema(
    [
        pa.field("article_id", pa.string(), nullable=False),
        pa.field("title", pa.string()),
        pa.field("source", pa.string()),
        pa.field("url", pa.string()),
        pa.field("published", pa.string()),  # ISO, as precise as it is known: 2013-06
        pa.field("published_date", pa.date32()),  # only where the very day is known
        pa.field("language", pa.string()),
        pa.field("origin", pa.string(), nullable=False),
        pa.field("text", pa.string(), nullable=False),
        pa.field("digest", pa.string(), nullable=False),  # of the text: tells a changed article
        pa.field("sketch", pa.binary(), nullable=False),  # bottom-k of word 5-grams, for reprints
    ]
)

_CLAIM = [  # what a report and an event have in common
    pa.field("event_type", pa.string(), nullable=False),
    pa.field("sub_event_type", pa.string(), nullable=False),
    pa.field("acled_event_type", pa.string()),
    pa.field("acled_sub_event_type", pa.string()),
    pa.field("date_start", pa.date32()),
    pa.field("date_end", pa.date32()),
    pa.field("date_precision", pa.string(), nullable=False),
    pa.field("city", pa.string()),
    pa.field("admin1", pa.string()),
    pa.field("country", pa.string()),
    pa.field("geonameid", pa.int64()),
    pa.field("latitude", pa.float64()),
    pa.field("longitude", pa.float64()),
    pa.field("place_precision", pa.string(), nullable=False),
    pa.field("status", pa.string(), nullable=False),
    pa.field("confidence", pa.float64(), nullable=False),
    pa.field("participants", pa.int64()),
    pa.field("fatalities", pa.int64()),
    pa.field("injured", pa.int64()),
    pa.field("detained", pa.int64()),
    pa.field("actor", pa.string()),
]

_REPORTS = pa.schema(
    [
        pa.field("report_id", pa.string(), nullable=False),
        pa.field("article_id", pa.string(), nullable=False),
        *_CLAIM,
        pa.field("trigger", pa.string(), nullable=False),  # the word; spans are code points
        pa.field("trigger_start", pa.int32(), nullable=False),
        pa.field("trigger_end", pa.int32(), nullable=False),
        pa.field("sentence", pa.string(), nullable=False),
        pa.field("sentence_start", pa.int32(), nullable=False),
        pa.field("sentence_end", pa.int32(), nullable=False),
        pa.field("place_span", pa.string()),  # the words that the place rests on
        pa.field("place_span_start", pa.int32()),
        pa.field("place_span_end", pa.int32()),
        pa.field("date_span", pa.string()),
        pa.field("date_span_start", pa.int32()),
        pa.field("date_span_end", pa.int32()),
        pa.field("place_name", pa.string()),  # of the place itself: "Iran" for a country
        pa.field("place_population", pa.int64()),
        pa.field("place_source", pa.string()),  # who told of it, if not the gazetteer
        pa.field("detail", pa.string(), nullable=False),
        pa.field("alternatives", pa.string(), nullable=False),  # JSON: the runner-up places
        pa.field("wording", pa.string(), nullable=False),  # of the sentence, for exact repeats
        pa.field("source", pa.string()),  # of the article, as in `articles`: what merging asks
        pa.field("published", pa.string()),
        pa.field("sketch", pa.binary(), nullable=False),
        pa.field("held", pa.bool_(), nullable=False),  # not found any more, kept since judged
        pa.field("month", pa.string(), nullable=False),
    ]
)

_EVENTS = pa.schema(
    [
        pa.field("event_id", pa.string(), nullable=False),
        *_CLAIM,
        pa.field("n_reports", pa.int32(), nullable=False),
        pa.field("n_articles", pa.int32(), nullable=False),
        pa.field("n_sources", pa.int32(), nullable=False),  # outlets after folding reprints
        pa.field("sources", pa.list_(pa.string()), nullable=False),  # sorted
        pa.field("first_published", pa.date32()),
        pa.field("reviewed", pa.bool_(), nullable=False),
        pa.field("sentence", pa.string(), nullable=False),  # of the surest report
        pa.field("report_ids", pa.list_(pa.string()), nullable=False),  # sorted
        pa.field("detail", pa.string(), nullable=False),  # why these reports are one event
        pa.field("disagreement", pa.string(), nullable=False),  # JSON: who says otherwise
        pa.field("review_state", pa.string(), nullable=False),
        pa.field("flags", pa.list_(pa.string()), nullable=False),  # sorted
        pa.field("judgement_ids", pa.list_(pa.string()), nullable=False),  # oldest first
        pa.field("month", pa.string(), nullable=False),
    ]
)

# Beside `articles`, not in it: reading again then adds short rows and rewrites no text.
_READINGS = pa.schema(
    [
        pa.field("article_id", pa.string(), nullable=False),
        pa.field("read_with", pa.string(), nullable=False),  # codebook, models, home
        pa.field("version", pa.int64(), nullable=False),  # of the store; the last one holds
        pa.field("places", pa.string()),  # JSON: [geonameid, how sure] of what its names mean
    ]
)

_ISSUES = pa.schema(
    [
        pa.field("stage", pa.string(), nullable=False),
        pa.field("reason", pa.string(), nullable=False),
        pa.field("origin", pa.string(), nullable=False),
        pa.field("where", pa.string(), nullable=False),
        pa.field("advice", pa.string(), nullable=False),
    ]
)

_REDIRECTS = pa.schema(
    [
        pa.field("old_id", pa.string(), nullable=False),  # of an event
        pa.field("new_id", pa.string()),  # the event that has its reports now; null for none
        pa.field("kind", pa.string(), nullable=False),  # merged, split or removed
        pa.field("version", pa.int64(), nullable=False),  # of the store; the last one holds
    ]
)

# The ledger. `record` is the whole judgement as JSON; the other columns are for people and SQL.
JUDGEMENTS = pa.schema(
    [
        pa.field("judgement_id", pa.string(), nullable=False),
        pa.field("kind", pa.string(), nullable=False),
        pa.field("who", pa.string(), nullable=False),
        pa.field("at", pa.timestamp("us", tz="UTC"), nullable=False),
        pa.field("why", pa.string(), nullable=False),
        pa.field("batch", pa.string(), nullable=False),
        pa.field("event_ids", pa.list_(pa.string()), nullable=False),
        pa.field("record", pa.string(), nullable=False),
    ]
)
LEDGER = "judgements"

VERSIONS = pa.schema(
    [
        pa.field("version", pa.int64(), nullable=False),  # 1, 2, 3 ...
        pa.field("created_at", pa.timestamp("us", tz="UTC"), nullable=False),
        pa.field("cause", pa.string(), nullable=False),  # run, judgement, migration or vacuum
        pa.field("oldest", pa.int64(), nullable=False),  # earlier versions have been vacuumed
        pa.field("judgements_version", pa.int64(), nullable=False),  # as far as it was replayed
        pa.field("articles_version", pa.int64(), nullable=False),
        pa.field("reports_version", pa.int64(), nullable=False),
        pa.field("events_version", pa.int64(), nullable=False),
        pa.field("issues_version", pa.int64(), nullable=False),
        pa.field("readings_version", pa.int64(), nullable=False),
        pa.field("redirects_version", pa.int64(), nullable=False),
        pa.field("n_articles", pa.int64(), nullable=False),  # rows that this version adds up to
        pa.field("n_reports", pa.int64(), nullable=False),
        pa.field("n_events", pa.int64(), nullable=False),
        pa.field("n_issues", pa.int64(), nullable=False),
        pa.field("n_readings", pa.int64(), nullable=False),
        pa.field("n_redirects", pa.int64(), nullable=False),
    ]
)

# The data tables, in the order in which a batch writes them.
TABLES = {
    "articles": _ARTICLES,
    "reports": _REPORTS,
    "events": _EVENTS,
    "issues": _ISSUES,
    "readings": _READINGS,
    "redirects": _REDIRECTS,
}
# What the columns that schema 3 brought are for rows written before it, as SQL.
DEFAULTS = {
    "held": "false",
    "disagreement": "'[]'",
    "review_state": "'unreviewed'",
    "flags": "[]::VARCHAR[]",
    "judgement_ids": "[]::VARCHAR[]",
    "places": "NULL::VARCHAR",
    "place_source": "NULL::VARCHAR",
}
PARTITIONED = frozenset({"reports", "events"})  # by `month`


def month_of(start: date | None) -> str:
    """The partition of a claim whose first possible day is `start`: `2020-07` or `undated`."""
    return UNDATED if start is None else f"{start.year:04d}-{start.month:02d}"
