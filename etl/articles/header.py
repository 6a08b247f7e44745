"""What the head of a text says about itself: headline, outlet, day of publication.

Texts carry this in many manners: `Key: value` lines, a line that says "Published On: July 15,
2020", a bare date under the headline, or a wire's dateline, `LIMA, 20 Aug 88 (EFE) --`. Nothing is
guessed: what is not printed stays None.
"""

import re
from dataclasses import dataclass, replace

from etl.articles.article import Article
from etl.articles.published import is_news
from etl.dates import DateInterval, DatePrecision, find_timexes, resolve_timex

HEAD = 3_000  # characters in which a text says something about itself
HEAD_LINES = 4  # lines that may stand before the story when there are no `Key: value` lines
BYLINE = 120  # characters of the longest line with outlet, author and day
TITLE = 180  # characters of the longest headline

_KEYS = {
    "title": "title",
    "headline": "title",
    "source": "source",
    "outlet": "source",
    "newspaper": "source",
    "publication": "source",
    "publisher": "source",
    "published": "published",
    "published on": "published",
    "publication date": "published",
    "date": "published",
    "date published": "published",
    "url": "url",
    "link": "url",
    "language": "language",
    "author": "",
    "by": "",
    "section": "",
    "category": "",
}
_KEY_LINE = re.compile(r"(?P<key>[A-Za-z][A-Za-z ]{1,17}):[ \t]*(?P<value>\S.*)?$")
_SAYS_PUBLISHED = re.compile(
    r"\b(?:(?:first |last )?(?:published|posted|updated|printed|issued)(?: (?:on|at))?\b[ \t]*[:|\-–—]?"
    r"|this (?:story|article|report) (?:is|was published|was printed) (?:from|on|in)\b)[ \t]*",
    re.IGNORECASE,
)
_DATE_HEAD = re.compile(
    r".{0,40}?(?:\d{4}|'\d\d)(?!\d)(?:-\d\d(?:-\d\d)?)?|\d\d?[/.]\d\d?[/.]\d\d(?!\d)"
)
_WITH_YEAR = re.compile(r"\d{4}|\d\d?[/.]\d\d?[/.]\d\d")
_CLOCK = re.compile(
    r"(?:at )?\d\d?[:.]\d\d(?: ?[ap]m)?(?: [A-Z]{2,4})?|[A-Z]{3,4}|[A-Z][a-z]+day", re.IGNORECASE
)
_ENDS_PIECE = re.compile(r"[|•·,;.]\s*$|\s[-–—]\s*$|day,?\s*$|^\s*$")
_ROLE = re.compile(
    r"^(?:by|from|story|text|photo|edition|page|p\.)\b|^(?:posted|published|updated)\b"
    r"|\b(?:reporter|correspondent|staff|desk|bureau|pages|editor|newsroom|section)s?$"
    r"|^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^\d",
    re.IGNORECASE,
)
_MONTH = r"[A-Z][A-Za-z]{2,8}\.?"
_DAY_OF_DATELINE = (
    rf"(?:\d{{1,2}} {_MONTH},? (?:\d{{4}}|\d\d)\b|{_MONTH} \d{{1,2}},? \d{{4}}\b|\d{{4}}-\d\d-\d\d\b"
    rf"|\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}}|NO DATE)"
)
_PLACE_OF_DATELINE = r"[^\W\d_][^\W\d_.'’\-]*\.?(?:[ \-'’/]{1,2}[^\W\d_][^\W\d_.'’]*\.?){0,5}"
_DATELINE = re.compile(
    rf"\s*(?P<place>{_PLACE_OF_DATELINE}(?:[ ]?\([A-Z][^()\n]{{1,40}}\))?(?:, {_PLACE_OF_DATELINE})??)"
    rf"(?P<rest>(?:[,;]?\s(?P<day1>{_DAY_OF_DATELINE}))?"
    r"(?:,?\s?\((?P<agency>[^()\n]{2,40})\)|(?:,?\s|\s?/\s?)(?P<bare>[A-Z]{2,10}(?=\s?(?:--|[—–])))\s?)?"
    rf"(?:,?\s(?P<day2>{_DAY_OF_DATELINE}))?)\s?(?:--|[—–]|_(?=\s)|-(?=\s))"
)


@dataclass(frozen=True, slots=True)
class Header:
    """What a text says about itself.

    Attributes:
        title, source, url, language: as printed, or None.
        published: with the precision that is printed, or None.
        metadata: (start, end) of the stretches that speak of the article, not of the world; no
            event, place or date is read in them.
        dateline: (start, end) of the place in a dateline, or None.
    """

    title: str | None = None
    source: str | None = None
    published: DateInterval | None = None
    url: str | None = None
    language: str | None = None
    metadata: tuple[tuple[int, int], ...] = ()
    dateline: tuple[int, int] | None = None


def read_header(text: str) -> Header:
    """Read the head of a text; an empty `Header` when it says nothing."""
    header = _read_keys(text)
    if not header.metadata:
        header = _read_lines(text)
    return _read_dateline(text, header)


def complete(article: Article) -> Article:
    """The article with its missing fields filled from the head of its own text."""
    if None not in (article.title, article.published, article.source):
        return article
    header = read_header(article.text)
    return replace(
        article,
        title=article.title or header.title,
        published=article.published or header.published,
        source=article.source or header.source,
        url=article.url or header.url,
        language=article.language or header.language,
    )


def printed_date(text: str) -> DateInterval | None:
    """The day, month or year that a short text names by itself, without any anchor."""
    try:
        dates = DateInterval.from_iso(text)
    except ValueError:
        pass  # written in words
    else:
        return dates if is_news(dates) else None
    for timex in find_timexes(text):
        dates = resolve_timex(timex, published=None)
        if dates.end is not None and is_news(dates):
            return dates
    return None


def _lines(text: str, start: int = 0) -> list[tuple[int, int]]:
    """(start, end) of the lines of the head, without their line ends."""
    head = text[start : start + HEAD]
    return [
        (start + match.start(), start + match.end())
        for match in re.finditer(r"[^\r\n]+", head)
        if match.group().strip()
    ]


def _read_keys(text: str) -> Header:
    """Read `Title: ...`, `Source: ...` lines up to the first line that is none."""
    found: dict[str, str] = {}
    metadata: list[tuple[int, int]] = []
    for start, end in _lines(text):
        match = _KEY_LINE.match(text[start:end].strip())
        if match is None or (key := match["key"].lower().strip()) not in _KEYS:
            break
        field, value = _KEYS[key], (match["value"] or "").strip()
        if field and value:
            found.setdefault(field, value)
        keep = text.find(value, start, end) if field == "title" and value else end
        metadata.append((start, keep))
    if not found.keys() & {"title", "source", "published", "url"}:
        return Header()
    return Header(
        title=found.get("title"),
        source=found.get("source"),
        published=printed_date(found.get("published", "")),
        url=found.get("url"),
        language=found.get("language"),
        metadata=tuple(metadata),
    )


def _read_lines(text: str) -> Header:
    """Read a headline, a line that says when it was published, or a byline with a date."""
    title: str | None = None
    lines = _lines(text)[:HEAD_LINES]
    for index, (start, end) in enumerate(lines):
        if _dateline_at(text, start) is not None:
            break
        line = text[start:end].strip()
        found = _published_on(line, byline=index > 0)
        if found is not None:
            if title is None and index + 1 < len(lines):
                title = _as_title(text, lines, index + 1)
            published, source = found
            return Header(title, source, published, metadata=((start, end),))
        if index == 0:
            title = _as_title(text, lines, 0)
        if len(line) > TITLE:
            break
    return Header(title=title)


def _published_on(line: str, *, byline: bool) -> tuple[DateInterval, str | None] | None:
    """(published, source) of a line that says so; None for any other line.

    Args:
        line: one line of the head.
        byline: whether an outlet may stand beside a bare date, `The Quay, 14 March 2018, p. 3`.
    """
    says = _SAYS_PUBLISHED.search(line) if len(line) <= TITLE else None
    if says is not None:
        date_text = _DATE_HEAD.match(line[says.end() :])
        published = printed_date(date_text.group()) if date_text else None
        if published is not None:
            return published, _source_among(line[: says.start()])
    timexes = find_timexes(line) if len(line) <= BYLINE and re.search(r"\d", line) else ()
    dated = [timex for timex in timexes if _WITH_YEAR.search(timex.text)]
    if len(dated) != 1 or line.endswith("."):
        return None
    before, after = line[: dated[0].start], line[dated[-1].end :]
    beside = [piece for piece in _pieces(before + "|" + after) if not _CLOCK.fullmatch(piece)]
    if beside and (not byline or any(len(piece.split()) > 6 for piece in beside)):
        return None
    published = printed_date(dated[0].text)
    if published is None or (before.strip() and not _ENDS_PIECE.search(before)):
        return None
    return published, _source_among(before + "|" + after)


def _pieces(text: str) -> list[str]:
    """The parts of a byline, without empty ones."""
    parts = (part.strip(" ,-–—") for part in re.split(r"[|•·,;]|\s[-–—]\s|\.\s", text))
    return [part for part in parts if part.strip(" .")]


def _source_among(text: str) -> str | None:
    """The outlet in a byline such as `By our correspondent | The Ledger | `; roles are none."""
    named = [piece for piece in _pieces(text) if not _ROLE.search(piece)]
    return named[0] if named else None


def _as_title(text: str, lines: list[tuple[int, int]], index: int) -> str | None:
    """The line as a headline, if it is short, ends no sentence and stands for itself."""
    start, end = lines[index]
    line = text[start:end].strip()
    if len(line) > TITLE or line.endswith((".", ",", ";", ":")) or _dateline_at(line, 0):
        return None
    alone = re.match(r"[ \t]*\r?\n[ \t]*\r?\n", text[end:]) is not None
    dated = index + 1 < len(lines) and (
        _published_on(text[slice(*lines[index + 1])].strip(), byline=True) is not None
        or _dateline_at(text, lines[index + 1][0]) is not None
    )
    return line if alone or dated else None


def _dateline_at(text: str, begin: int) -> re.Match[str] | None:
    """A dateline there: a place with a day or an agency, or in capitals, before a dash."""
    match = _DATELINE.match(text, begin)
    if match is None or any((match["day1"], match["day2"], match["agency"], match["bare"])):
        return match
    return match if match["place"].isupper() else None


def _read_dateline(text: str, header: Header) -> Header:
    """Add what a wire's dateline says, at the head of the story or of the text."""
    begin = max((end for _, end in header.metadata), default=0)
    if header.title is not None:
        at = text.find(header.title, 0, HEAD)
        begin = max(begin, at + len(header.title)) if at >= 0 else begin
    match = _dateline_at(text, begin)
    if match is None:
        return header
    day = match["day1"] or match["day2"]
    agency = match["agency"] or match["bare"]
    published = printed_date(day) if day and not header.published else None
    if published is not None and published.precision is not DatePrecision.DAY:
        published = None
    return replace(
        header,
        source=header.source or agency,
        published=header.published or published,
        metadata=(*header.metadata, (match.start("rest"), match.end())),
        dateline=match.span("place"),
    )
