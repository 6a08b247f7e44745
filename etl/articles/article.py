"""One document of one source."""

from dataclasses import dataclass

from etl.dates import DateInterval


@dataclass(frozen=True, slots=True)
class Article:
    """What every input format is turned into.

    Attributes:
        id: the record's own id, else a hash of its raw url, or of its raw source, title and text.
        text: the text as given; all offsets count code points in it.
        title: the headline, or None.
        published: the day it came out, with the precision it really has (`2013-06` is a month);
            None where nothing says so. The anchor of "yesterday", never an event's date.
        url: where it was published, or None.
        source: the outlet, or None. Never the actor.
        language: ISO 639-1, or None.
        origin: file name (and record, `wire.jsonl:3`) it was read from; never the whole path.
    """

    id: str
    text: str
    title: str | None = None
    published: DateInterval | None = None
    url: str | None = None
    source: str | None = None
    language: str | None = None
    origin: str = ""
