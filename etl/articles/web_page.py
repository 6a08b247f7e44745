"""HTML: the one article of a page, its navigation and advertisements left behind."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

import lxml.html
from htmldate import find_date
from trafilatura import bare_extraction

from etl.articles.article import Article
from etl.articles.plain import decode, read_all
from etl.articles.published import is_news
from etl.articles.record import article_of
from etl.dates import DateInterval
from etl.errors import ArticleError
from etl.issues import Issue

# Names under which pages give the day of publication, the surest first.
PUBLISHED_NAMES = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "og:article:published_time",
    "publishdate",
    "pubdate",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "citation_publication_date",
    "date",
)


LARGEST = 2_000_000  # bytes: reading a page takes seconds for each megabyte of markup


def read_web_page(stream: BinaryIO, origin: str) -> Iterator[Article | Issue]:
    """Yield the article of a page; its metadata give title, outlet, address and day.

    Raises:
        ArticleError: when no article text is found in it.
    """
    page = decode(read_all(stream, largest=LARGEST))
    found = _extract(page)
    tree = _parse(page)
    if found is None or not (found.text or "").strip():
        raise ArticleError("no article text was found in the page: save the text as a .txt file.")
    published = _published(page, tree)
    yield article_of(
        {
            # one line a paragraph is what comes; an empty line between them is what texts have
            "text": found.text.replace("\n", "\n\n"),
            "title": _first(tree, "og:title") or found.title,
            "published": published.iso() if published else None,
            "url": _canonical(tree) or found.url,
            "source": _first(tree, "og:site_name") or found.sitename,
            "language": _language(tree),
        },
        origin=origin,
    )


def _extract(page: str) -> Any:
    return bare_extraction(
        page,
        favor_precision=True,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"max_date": "2100-01-01"},
    )


def _parse(page: str) -> Any:
    try:
        return lxml.html.document_fromstring(
            page.encode("utf-8"), parser=lxml.html.HTMLParser(encoding="utf-8")
        )
    except (lxml.etree.LxmlError, ValueError) as error:
        raise ArticleError("it is not an HTML page: save the text as a .txt file.") from error


def _first(tree: Any, name: str) -> str | None:
    """The content of the first meta tag of a name, whatever attribute names it."""
    for tag in tree.iter("meta"):
        keys = (tag.get("property"), tag.get("name"), tag.get("itemprop"))
        if any((key or "").lower() == name for key in keys) and (tag.get("content") or "").strip():
            return str(tag.get("content")).strip()
    return None


def _canonical(tree: Any) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            return str(link.get("href"))
    return _first(tree, "og:url")


def _language(tree: Any) -> str | None:
    """The language that the page names, as two letters."""
    match = re.match(r"([A-Za-z]{2})\b", tree.get("lang") or "")
    return match.group(1).lower() if match else None


def _published(page: str, tree: Any) -> DateInterval | None:
    """The day of publication with the precision that the page gives it."""
    for value in _stated(tree):
        try:
            published = DateInterval.from_iso(value)
        except ValueError:
            continue
        if is_news(published):
            return published
    return _printed(page)


def _stated(tree: Any) -> Iterator[str]:
    """What metadata state as the day of publication, the surest first."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() == "application/ld+json":
            yield from _linked_data(script.text or "")
    for name in PUBLISHED_NAMES:
        if (value := _first(tree, name)) is not None:
            yield value
    for tag in tree.iter("time"):
        if "pubdate" in tag.attrib or (tag.get("itemprop") or "").lower() == "datepublished":
            yield tag.get("datetime") or ""


def _linked_data(text: str) -> Iterator[str]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return
    nodes = data if isinstance(data, list) else [data]
    for node in nodes:
        if isinstance(node, dict):
            inner = node.get("@graph")
            for item in [node, *(inner if isinstance(inner, list) else [])]:
                if isinstance(item, dict) and isinstance(item.get("datePublished"), str):
                    yield item["datePublished"]


def _printed(page: str) -> DateInterval | None:
    """A day that htmldate finds, kept only as precisely as the page really prints it."""
    found = find_date(page, original_date=True, extensive_search=False, max_date="2100-01-01")
    if found is None:
        return None
    day = date.fromisoformat(found)
    month = f"(?:{day:%B}|{day:%b})\\.?"
    full = (
        f"{day:%Y}[-/.]?{day:%m}[-/.]?{day:%d}|0?{day.day}(?:st|nd|rd|th)? (?:of )?{month},? {day:%Y}"
        f"|{month} 0?{day.day}(?:st|nd|rd|th)?,? {day:%Y}|0?{day.day}[-/.]0?{day.month}[-/.]{day:%Y}"
        f"|0?{day.month}[-/.]0?{day.day}[-/.]{day:%Y}"
    )
    if re.search(f"(?<!\\d)(?:{full})(?!\\d)", page, re.IGNORECASE):
        return DateInterval.day(day)
    if re.search(
        f"(?<!\\d)(?:{day:%Y}[-/]{day:%m}(?![-/\\d])|{month},? {day:%Y})", page, re.IGNORECASE
    ):
        return DateInterval.month(day.year, day.month)
    return None
