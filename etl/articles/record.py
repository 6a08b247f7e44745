"""One record of a table or of JSON Lines, turned into an article or refused with a reason."""

import hashlib
from collections.abc import Mapping
from typing import Any

from etl.articles.article import Article
from etl.articles.header import complete
from etl.articles.published import is_news
from etl.dates import DateInterval
from etl.errors import ArticleError

FIELDS = ("id", "text", "title", "published", "url", "source", "language")
LONGEST_TEXT = 2_000_000  # characters; a year of a newspaper in one record is a mistake
LONGEST_FIELD = 4_000  # characters of a title, an address or a name


def article_id(*, url: str | None, source: str | None, title: str | None, text: str) -> str:
    """A stable id from raw fields: the address, else outlet, title and text (16 hex digits)."""
    raw = url or "\x1f".join((source or "", title or "", text))
    return hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def article_of(record: Mapping[str, Any], *, origin: str) -> Article:
    """The article that a record describes; unknown fields are ignored.

    Args:
        record: `text` and any of the other fields of the article's JSON form.
        origin: the file's name and the record's place in it.

    Raises:
        ArticleError: when `text` is missing, or a field holds what it cannot.
    """
    fields = {name: _field(record, name) for name in FIELDS}
    text = fields["text"]
    if text is None or not text.strip():
        raise ArticleError("it has no text: give the article in the field `text`.")
    if len(text) > LONGEST_TEXT:
        raise ArticleError(f"its text has {len(text):,} characters: split it into articles.")
    published = _published(fields["published"])
    own_id = fields["id"]
    if own_id is None:
        own_id = article_id(
            url=fields["url"], source=fields["source"], title=fields["title"], text=text
        )
    return complete(
        Article(
            id=own_id,
            text=text,
            title=fields["title"],
            published=published,
            url=fields["url"],
            source=fields["source"],
            language=fields["language"],
            origin=origin,
        )
    )


def _field(record: Mapping[str, Any], name: str) -> str | None:
    """A text field, stripped of nothing; empty and null are both None."""
    value = record.get(name)
    if value is None or value == "":
        return None
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise ArticleError(f"`{name}` is not text: put it between quotation marks.")
    if name != "text" and len(value) > LONGEST_FIELD:
        raise ArticleError(f"`{name}` has {len(value):,} characters: shorten it.")
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise ArticleError(f"`{name}` holds half of a character pair: save it as UTF-8 again.")
    return value if name == "text" else value.strip() or None


def _published(value: str | None) -> DateInterval | None:
    if value is None:
        return None
    try:
        published = DateInterval.from_iso(value)
    except ValueError:
        published = None
    if published is None or not is_news(published):
        raise ArticleError(
            f"`published` is {value[:40]!r}: write an ISO day such as 2020-07-15, or null."
        )
    return published
