"""From an expression of time to an interval of days, given the day of publication.

Never today's clock. What cannot be told without an anchor is `DateInterval.unknown()`.
"""

from collections.abc import Sequence
from dataclasses import replace

from etl.dates.anchor import Anchor
from etl.dates.anchored import days_of
from etl.dates.interval import DateInterval, DatePrecision
from etl.dates.meaning import CalendarDate, Offset, SamePeriod, grain
from etl.dates.spans import Days, as_days
from etl.dates.timex import Timex


def resolve_timex(
    timex: Timex,
    *,
    published: DateInterval | None,
    told: DateInterval | None = None,
    tense: str | None = None,
) -> DateInterval:
    """The days that an expression names.

    Args:
        timex: as `find_timexes` gives it.
        published: the anchor of "yesterday" and "last week". When it is itself longer than a day,
            the answer covers what each of its days would give.
        told: the interval told before it in the article, for "the next day" or "a year earlier".
        tense: "past" or "future" where the verb is known; decides weekdays, months without a
            year and holidays. None leaves it to `timex.tense`, the guess from the words around.

    Returns:
        The interval with the precision that its length has; `DateInterval.unknown()` where the
        words need an anchor that is missing, or name days that no calendar holds.
    """
    last = as_days(told)
    anchors = as_days(published)
    is_sure = tense is not None
    days: list[Days] = []
    for day in (None, None) if anchors is None else anchors:
        anchor = Anchor(day, last, tense if is_sure else timex.tense, is_sure)
        try:
            found = days_of(timex.meaning, anchor)
        except (ValueError, OverflowError):
            return DateInterval.unknown()
        if found is None:
            return DateInterval.unknown()
        days.append(found)
    if (
        anchors is not None
        and isinstance(timex.meaning, CalendarDate)
        and timex.meaning.year is None
    ):
        inside = [one for one in days if anchors[0] <= one[0] and one[1] <= anchors[1]]
        days = inside or days  # "12 July" in an article of July is the one of its own year
    return DateInterval.span(min(days)[0], max(end for _, end in days))


def reach(timex: Timex, dates: DateInterval) -> DateInterval:
    """The resolved interval, opened where the preposition before the expression opens it.

    "since March" is on or after its first day, "until Friday" and "by Friday" on or before their
    last, "before 1990" on or before the day before. Open intervals have precision `unknown`, as
    no day is named on that side. Use it for how long something lasted; `resolve_timex` alone
    tells the days that the words name.
    """
    start, end = dates.start, dates.end
    unknown = DatePrecision.UNKNOWN
    if timex.bound in {"since", "after"} and start is not None:
        return DateInterval(start, None, unknown)
    if timex.bound in {"until", "by", "before"} and end is not None:
        return DateInterval(None, end, unknown)
    return dates


def resolve_timexes(
    timexes: Sequence[Timex], *, published: DateInterval | None
) -> tuple[DateInterval, ...]:
    """All expressions of one article in their order, each knowing what was told before it.

    Use it where the whole article is at hand: "the next day" follows the last day told, "the
    year-ago quarter" the last quarter.
    """
    told: list[tuple[Timex, DateInterval]] = []
    for timex in timexes:
        read_as = _as_comparison(timex, told)
        earlier = _begun(told, published) if _is_latest(read_as) else told
        dates = resolve_timex(read_as, published=published, told=_antecedent(read_as, earlier))
        told.append((timex, dates))
    return tuple(dates for _, dates in told)


COMPARED_WITHIN = 400
"""How many characters after a quarter "a year ago" still compares with it."""


def _as_comparison(timex: Timex, told: Sequence[tuple[Timex, DateInterval]]) -> Timex:
    """Shortly after a quarter, "a year ago" means that quarter a year before."""
    if timex.meaning != Offset("year", -1, -1):
        return timex
    if not timex.text.lower().endswith("ago"):
        return timex
    near = any(
        89 <= (dates.days or 0) <= 92 and timex.start - earlier.end < COMPARED_WITHIN
        for earlier, dates in told
    )
    return replace(timex, meaning=SamePeriod(-1)) if near else timex


def _is_latest(timex: Timex) -> bool:
    """Whether it is "the quarter", "the latest quarter": one that lies behind."""
    return isinstance(timex.meaning, SamePeriod) and timex.meaning.years == 0


def _begun(
    told: Sequence[tuple[Timex, DateInterval]], published: DateInterval | None
) -> Sequence[tuple[Timex, DateInterval]]:
    """What was told that was over at publication, as what is reported on is."""
    if published is None or published.end is None:
        return told
    return [(timex, days) for timex, days in told if days.end and days.end < published.end]


def _antecedent(timex: Timex, told: Sequence[tuple[Timex, DateInterval]]) -> DateInterval | None:
    """The interval told last that this expression can build on."""
    meaning = timex.meaning
    if isinstance(meaning, SamePeriod):
        periods = [
            dates
            for earlier, dates in told
            if not _is_comparison(earlier) and 28 <= (dates.days or 0) <= 366
        ]
        quarters = [dates for dates in periods if 89 <= (dates.days or 0) <= 92]
        return next(reversed(quarters or periods), None)
    known = [dates for _, dates in told if dates.days is not None]
    if isinstance(meaning, Offset) and grain(meaning) == "day":
        known = [dates for dates in known if dates.days == 1]
    return known[-1] if known else None


def _is_comparison(timex: Timex) -> bool:
    """Whether it is itself the period that another one is compared with."""
    meaning = timex.meaning
    if isinstance(meaning, SamePeriod):
        return meaning.years < 0
    return isinstance(meaning, Offset) and meaning.unit == "year" and meaning.most < 0
