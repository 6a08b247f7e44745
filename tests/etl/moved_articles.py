"""Articles as they would read had everything happened, and been printed, so many days later."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from etl.articles import Article
from etl.dates import find_timexes, granularity, resolve_timexes
from etl.dates.meaning import CalendarDate
from etl.dates.words import WEEKDAYS

_NAMES = sorted(WEEKDAYS, key=WEEKDAYS.__getitem__)
_DAY_NAME = re.compile(rf"\b(?:{'|'.join(_NAMES)})\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
_MONTH = r"(?P<month>[A-Za-z]{3,9})"
_DATE = (
    re.compile(rf"(?P<day>\d{{1,2}})(?P<a> ){_MONTH}(?:(?P<b>,? )(?P<year>\d{{4}}|\d\d))?"),
    re.compile(rf"{_MONTH}(?P<a> )(?P<day>\d{{1,2}})(?:(?P<b>, )(?P<year>\d{{4}}))?"),
)


def can_move(article: Article) -> bool:
    """Whether all its days can be moved: counted from publication, weekdays, or plain dates.

    Months, years, holidays and weeks do not move by days: one month is longer than another, and
    a week begins on Monday. Articles that name such make no claim here.
    """
    if article.published is None or article.published.days != 1:
        return False
    rest = article.text
    for timex in reversed(find_timexes(article.text)):
        if isinstance(timex.meaning, CalendarDate):
            is_plain = timex.meaning.weekday is None and timex.meaning.day is not None
            if not is_plain or not any(form.fullmatch(timex.text) for form in _DATE):
                return False
            rest = rest[: timex.start] + rest[timex.end :]
        elif timex.kind == "weekday":
            if "week" in timex.text.lower():
                return False
        elif timex.kind not in ("relative", "window") or granularity(timex) != "day":
            return False
    return _YEAR.search(rest) is None


def moved(article: Article, days: int) -> Article:
    """The article so many days later: its publication, its dates and its days of the week."""
    text, published = article.text, article.published
    timexes = find_timexes(text)
    resolved = resolve_timexes(timexes, published=published)
    for timex, dates in reversed(list(zip(timexes, resolved, strict=True))):
        if isinstance(timex.meaning, CalendarDate) and dates.start is not None:
            later = _moved_date(timex.text, dates.start + timedelta(days))
            text = text[: timex.start] + later + text[timex.end :]
    text = _DAY_NAME.sub(lambda match: _moved_name(match[0], days), text)
    return replace(article, text=text, published=published and published.shift(days))


def _moved_name(word: str, days: int) -> str:
    name = _NAMES[(WEEKDAYS[word.lower()] + days) % 7]
    return name.upper() if word.isupper() else name.title() if word[0].isupper() else name


def _moved_date(text: str, day: date) -> str:
    match = next(found for form in _DATE if (found := form.fullmatch(text)))
    name = day.strftime("%B")
    name = name if len(match["month"]) > 3 or name == "May" else day.strftime("%b")
    name = name.upper() if match["month"].isupper() else name
    year = f"{day.year % 100:02d}" if len(match["year"] or "") == 2 else str(day.year)
    tail = "" if match["year"] is None else f"{match['b']}{year}"
    if match.start("day") < match.start("month"):
        return f"{day.day} {name}{tail}"
    return f"{name} {day.day}{tail}"


def those_that_move(articles: list[Article]) -> Iterator[Article]:
    """The articles of which something can be claimed."""
    return (article for article in articles if can_move(article))
