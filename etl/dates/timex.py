"""Expressions of time as they stand in a text."""

import re
from dataclasses import dataclass, replace

from etl.dates import words
from etl.dates.grammar import CUES, read_at
from etl.dates.habit import with_order
from etl.dates.meaning import (
    KINDS,
    CalendarDate,
    DayOfMonth,
    Holiday,
    Meaning,
    NumericDate,
    OtherCalendar,
    Part,
    Quarter,
    Range,
    Season,
    Weekday,
    Years,
    grain,
)
from etl.dates.phrases import Page, any_of
from etl.dates.tense import tense_around


@dataclass(frozen=True, slots=True)
class Timex:
    """An expression of time as written: where it stands and what it says, nothing resolved.

    Attributes:
        start, end: offsets in code points; `text` is exactly what lies between them.
        text: the words themselves, without the preposition before them.
        kind: how it names its days (a value of `KINDS`): "date", "weekday", "relative", ...
        meaning: the same, structured.
        bound: "since", "until", "by", "before" or "after" when such a preposition stands before
            it, else "". `reach` opens the resolved interval accordingly.
        tense: "past" or "future" where the verbs around it tell, else None; the caller of
            `resolve_timex` may know better.
        ends: the first and the last of two joined expressions ("from 3 May to Friday"), else
            None; the expression as a whole is the stretch from one to the other.
    """

    start: int
    end: int
    text: str
    kind: str
    meaning: Meaning
    bound: str = ""
    tense: str | None = None
    ends: "tuple[Timex, Timex] | None" = None


_CUE = re.compile(
    r"(?<![\w$€£¥@#])(?:" + any_of(CUES - {"0"}) + r"(?![a-z_])|[0-9]{1,4}(?![0-9_]))"
)
_TAKES_THE = ("relative", "window", "quarter", "season", "comparison", "part", "year")
_THE = re.compile(r"(?<![\w])the\s{1,3}'?\Z")


def find_timexes(text: str) -> tuple[Timex, ...]:
    """All expressions of time in a text, in its order, not overlapping.

    Use it on any text: plain news, wires in capitals, notes; nothing is resolved here. It never
    fails, and `text[t.start:t.end] == t.text` holds for each result.
    """
    page = Page.of(text)
    timexes: list[Timex] = []
    done = 0
    for cue in _CUE.finditer(page.folded):
        start = cue.start()
        if start < done:
            continue
        found = read_at(page, start)
        if found is None:
            continue
        timex = _timex(page, start, found.end, found.meaning, not_before=done)
        if found.ends is not None and isinstance(found.meaning, Range):
            timex = replace(timex, ends=_ends(page, timex, found.meaning, found.ends))
        timexes.append(timex)
        done = timex.end
    meanings = with_order([(timex.text, timex.meaning) for timex in timexes])
    return tuple(
        timex if timex.meaning is meaning else replace(timex, meaning=meaning)
        for timex, meaning in zip(timexes, meanings, strict=True)
    )


def _ends(page: Page, timex: Timex, meaning: Range, ends: tuple[int, int]) -> tuple[Timex, Timex]:
    """Both ends of a joined expression as expressions of their own."""
    first = _timex(page, timex.start, ends[0], meaning.first, not_before=timex.start)
    last = _timex(page, ends[1], timex.end, meaning.last, not_before=ends[1])
    return first, last


def granularity(timex: Timex) -> str:
    """The unit its words speak in: "day", "week", "weekend", "month", "quarter", "half", ...

    ... "season", "year", "decade" or "century". It says how the text counts, not how well the
    days are known: `DateInterval.precision` tells that.
    """
    return grain(timex.meaning)


def _timex(page: Page, start: int, end: int, meaning: Meaning, *, not_before: int) -> Timex:
    kind = KINDS[type(meaning)]
    opening = start
    if kind in _TAKES_THE and not (isinstance(meaning, Years) and meaning.first == meaning.last):
        the = _THE.search(page.folded, max(not_before, start - 6), start)
        if the is not None:
            opening = the.start()
    bound = words.BOUNDS.get(page.word_before(opening), "")
    tense = tense_around(page, opening, end) if _needs_tense(meaning) else None
    return Timex(opening, end, page.text[opening:end], kind, meaning, bound, tense)


def _needs_tense(meaning: Meaning) -> bool:
    """Whether the same words can lie before or after publication."""
    if isinstance(meaning, Part):
        return _needs_tense(meaning.whole)
    if isinstance(meaning, Range):
        return _needs_tense(meaning.last)
    if isinstance(meaning, CalendarDate | Season | Holiday | Quarter | OtherCalendar):
        return meaning.year is None
    is_weekend = grain(meaning) == "weekend"
    return is_weekend or isinstance(meaning, Weekday | NumericDate | DayOfMonth)
