"""The year that a story is told in, for the days and months in it that stand without one.

"In 1914 the army mobilised. In August it crossed the river": that August is the one of 1914,
however long after the article appeared. News comes back to its own year in the next breath, so
there the year holds for its paragraph alone, and no further than the next word of the present;
where nearly all that an article dates lies years back, it is a history and the year holds on.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from etl.dates.interval import DateInterval
from etl.dates.meaning import (
    CalendarDate,
    Holiday,
    Meaning,
    Offset,
    Part,
    Quarter,
    Range,
    Season,
    Weekday,
    Window,
    Years,
)
from etl.dates.timex import Timex

OLD_YEARS = 2
"""A year at least so long before publication can be the one of a story."""

LEAST_OLD, OLD_TO_NEW = 3, 4
"""An article is a history when it names so many old years, so many times as often as the present."""

_PARAGRAPH = re.compile(r"\n\s*\n")
_OPENING = re.compile(
    r"(?:\A|[.!?][\"”’')\]]*\s|\n)[\"“(\s]*(?:Back )?(?:In|By|On)\s+(?:the\s+)?\Z", re.IGNORECASE
)
_OPENING_REACH = 24  # characters that such an opening takes at most


@dataclass(frozen=True, slots=True)
class _Story:
    """Where a story stands: in a year as a whole, or near a day."""

    year: int
    day: date | None = None


def in_story(
    timexes: Sequence[Timex], text: str, *, published: DateInterval | None
) -> tuple[Timex, ...]:
    """The expressions; those without a year that stand in a story of old have its year.

    Without a day of publication they are left alone: there each follows what was told before.
    """
    if published is None or published.end is None:
        return tuple(timexes)
    newest = published.end.year - OLD_YEARS
    is_history = _is_history(timexes, newest)
    found: list[Timex] = []
    story: _Story | None = None
    end = 0
    for timex in timexes:
        is_left = _PARAGRAPH.search(text, end, timex.start) is not None
        if not is_history and (is_left or _leaves(timex.meaning)):
            story = None
        end = timex.end
        told = _told(timex.meaning)
        if told is not None:
            opens = is_history or _opens_sentence(text, timex.start)
            story = told if opens and told.year <= newest else None if is_history else story
            found.append(timex)
            continue
        meaning = timex.meaning
        if story is not None:
            meaning = _within(timex.meaning, story)
        if meaning is not timex.meaning and is_history:
            story = _told(meaning) or story
        found.append(timex if meaning is timex.meaning else replace(timex, meaning=meaning))
    return tuple(found)


def _is_history(timexes: Iterable[Timex], newest: int) -> bool:
    old = new = 0
    for timex in timexes:
        told = _told(timex.meaning)
        if told is not None:
            old, new = (old + 1, new) if told.year <= newest else (old, new + 1)
        elif _is_of_present(timex.meaning):
            new += 1
    return old >= LEAST_OLD and old >= OLD_TO_NEW * new


def _is_of_present(meaning: Meaning) -> bool:
    """Whether it is counted from publication: "today", "last week", "on Monday"."""
    if isinstance(meaning, Offset):
        return meaning.origin == "published" and meaning != _THE_YEAR
    return isinstance(meaning, Weekday | Window)


_THE_YEAR = Offset("year", 0, 0)


def _leaves(meaning: Meaning) -> bool:
    """Whether it takes the news out of its story; "two days later" stays in it."""
    if isinstance(meaning, Offset) and meaning.origin == "told":
        return meaning.unit != "day"
    return meaning != _THE_YEAR and isinstance(meaning, Offset | Weekday)


def _opens_sentence(text: str, start: int) -> bool:
    return _OPENING.search(text, max(0, start - _OPENING_REACH), start) is not None


def _told(meaning: Meaning) -> _Story | None:
    """Where a story stands after an expression that names its year, else None."""
    match meaning:
        case Part(whole=whole):
            return _told(whole)
        case Range(last=last):
            return _told(last)
        case Years(first=first, last=last) if first == last:
            return _Story(first)
        case Season(year=int() as year) | Quarter(year=int() as year) | Holiday(year=int() as year):
            return _Story(year)
        case CalendarDate(year=int() as year, is_short_year=False):
            if 1 <= year <= 9999 and not (meaning.month == 2 and meaning.day == 29):
                return _Story(year, date(year, meaning.month, meaning.day or 1))
    return None


def _within(meaning: Meaning, story: _Story) -> Meaning:
    """The meaning with the year of the story, where it has none of its own."""
    match meaning:
        case Part(whole=whole):
            inner = _within(whole, story)
            return meaning if inner is whole else replace(meaning, whole=inner)
        case Range(first=CalendarDate() as first, last=CalendarDate() as last):
            dated = _within(last, story)
            return meaning if dated is last else Range(first, dated)
        case CalendarDate(year=None, year_shift=None, which="", weekday=None):
            return replace(meaning, year=_nearest_year(meaning, story))
        case (
            Season(year=None, year_shift=None, which="")
            | Holiday(year=None, year_shift=None, which="")
        ):
            return replace(meaning, year=story.year)
        case Offset() if meaning == _THE_YEAR:
            return Years(story.year, story.year)
    return meaning


def _nearest_year(meaning: CalendarDate, story: _Story) -> int:
    """The year in which the day or month lies nearest to where the story stands."""
    if story.day is None:
        return story.year
    here = story.day

    def apart(year: int) -> int:
        day = 28 if (meaning.month, meaning.day) == (2, 29) else meaning.day or 1
        return abs((date(year, meaning.month, day) - here).days)

    return min((y for y in (here.year, here.year + 1, here.year - 1) if 1 <= y <= 9999), key=apart)
