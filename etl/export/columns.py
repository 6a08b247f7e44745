"""The columns of an export: their order, their types, and what they mean."""

from etl.store.schema import TABLES

# What an export holds: the events' columns without the store's own partition.
COLUMNS = tuple(name for name in TABLES["events"].names if name != "month")
RECEIPTS = "receipts"  # a list of mappings of `RECEIPT_COLUMNS`, one for each report
REPRINT_OF = "reprint_of"  # of a receipt: the article of the event that its own one copies, or null

# Left out of a share-safe file: they quote the press, name a place closer than the province,
# say who did it, or lead back to the words.
WITHHELD = frozenset(
    {
        "city",
        "geonameid",
        "latitude",
        "longitude",
        "actor",
        "sentence",
        "report_ids",
        "detail",
        "disagreement",
        "judgement_ids",
    }
)

RECEIPT_COLUMNS = (
    "report_id",
    "article_id",
    "source",
    "published",
    "title",
    "url",
    REPRINT_OF,
    "sentence",
    "sentence_start",
    "sentence_end",
    "trigger",
    "trigger_start",
    "trigger_end",
    "place_span",
    "place_span_start",
    "place_span_end",
    "date_span",
    "date_span_start",
    "date_span_end",
)

# What each column means, in a few words, for formats that carry descriptions.
MEANINGS = {
    "event_id": "16 hexadecimal digits, from the first published report",
    "event_type": "category of the codebook",
    "sub_event_type": "its finer kind",
    "acled_event_type": "ACLED's word for the category, where it has one",
    "acled_sub_event_type": "ACLED's word for the finer kind, where it has one",
    "date_start": "first possible day, included",
    "date_end": "last possible day, included",
    "date_precision": "day, week, month, year or unknown",
    "city": "name as GeoNames prints it in English; empty where no city is known",
    "admin1": "province, as GeoNames prints it in English",
    "country": "ISO 3166-1 alpha-2",
    "geonameid": "GeoNames' id of the place at its level",
    "latitude": "degrees; of a province or country a label's place, never where it happened",
    "longitude": "degrees; of a province or country a label's place, never where it happened",
    "place_precision": "city, admin1, country or unknown",
    "status": "reported, planned, threatened, denied or historical",
    "confidence": "0 to 1, that type, place and date are all as told",
    "participants": "the lowest figure that the words support",
    "fatalities": "the lowest figure that the words support",
    "injured": "the lowest figure that the words support",
    "detained": "the lowest figure that the words support",
    "actor": "who did it as written, a kind of actor",
    "n_reports": "claims that tell of it",
    "n_articles": "articles that tell of it",
    "n_sources": "outlets that tell of it, reprints folded",
    "sources": "the outlets' names, sorted",
    "first_published": "earliest known day of publication",
    "reviewed": "whether a person has judged it",
    "sentence": "as printed, of the surest report",
    "report_ids": "the reports that tell of it",
    "detail": "why they are one event",
    "disagreement": "who says otherwise, as JSON",
    "review_state": "unreviewed, accepted, corrected or rejected",
    "flags": "what a reviewer should look at again",
    "judgement_ids": "the judgements that shape it",
    RECEIPTS: "each report with what was printed; offsets are code points of the article",
}

# Frictionless' types of the columns; what is not named is a string.
TYPES = {
    "date_start": "date",
    "date_end": "date",
    "first_published": "date",
    "geonameid": "integer",
    "latitude": "number",
    "longitude": "number",
    "confidence": "number",
    "participants": "integer",
    "fatalities": "integer",
    "injured": "integer",
    "detained": "integer",
    "n_reports": "integer",
    "n_articles": "integer",
    "n_sources": "integer",
    "reviewed": "boolean",
    "sentence_start": "integer",
    "sentence_end": "integer",
    "trigger_start": "integer",
    "trigger_end": "integer",
    "place_span_start": "integer",
    "place_span_end": "integer",
    "date_span_start": "integer",
    "date_span_end": "integer",
}
