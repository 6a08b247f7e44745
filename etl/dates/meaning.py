"""What an expression of time says, before any day is worked out.

Each class is one way of naming days in English. None of them holds a resolved date: the same
words mean other days in another article.
"""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A month, or a day of a month: "15 July 2020", "July 15", "last May", "June last year".

    Attributes:
        month: 1 to 12.
        day: of the month, or None for the whole month.
        year: as written, or None; two digits where `is_short_year`.
        weekday: 0 for Monday, where it was written too ("Friday, Oct. 13").
        which: "last", "this" or "next" before it, else "".
        year_shift: -1, 0 or 1 for "last year", "this year", "next year" after it, else None.
        is_short_year: the year has two digits ("20 Aug 88").
        order: "day first" or "month first" where day and month stand in an order that tells
            how the outlet writes dates, else "".
    """

    month: int
    day: int | None = None
    year: int | None = None
    weekday: int | None = None
    which: str = ""
    year_shift: int | None = None
    is_short_year: bool = False
    order: str = ""


@dataclass(frozen=True, slots=True)
class NumericDate:
    """Two numbers and a year whose order the words don't tell: "03/04/2020"."""

    first: int
    second: int
    year: int
    is_short_year: bool = False


@dataclass(frozen=True, slots=True)
class OtherCalendar:
    """A day or month of another calendar: "18 Tir 1378", "Ramadan".

    Attributes:
        calendar: "iranian" or "islamic".
        month: 1 to 12. day: of the month, or None for the whole month.
        year: of that calendar, or None. common_year: of the common calendar, where that is
            what stands beside it ("Ramadan 2019").
    """

    calendar: str
    month: int
    day: int | None = None
    year: int | None = None
    common_year: int | None = None


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day of a month that was named before or is the present one: "on the 12th".

    `weekday` is 0 for Monday where it was written too ("Saturday the 11th").
    """

    day: int
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 0 for Monday.

    Attributes:
        day: 0 to 6.
        which: "last", "this", "next" (from publication), "previous", "following" (from what
            was told), or "".
        week_shift: the week it lies in, counted from the present one ("Friday of last week" is
            -1), or None.
    """

    day: int
    which: str = ""
    week_shift: int | None = None


@dataclass(frozen=True, slots=True)
class Offset:
    """A whole day, week, month... counted from an origin: "yesterday", "last week", "ago".

    Attributes:
        unit: "day", "week", "weekend", "month", "quarter", "year", "decade" or "century".
        least, most: how many units away, negative for earlier; equal unless the count is vague.
        origin: "published", or "told" for the last date told ("two days earlier").
    """

    unit: str
    least: int
    most: int
    origin: str = "published"


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch that touches publication: "the past few days", "the next two weeks".

    `count` is negative for the past; `unit` as in `Offset`, or "hour".
    """

    unit: str
    count: int


@dataclass(frozen=True, slots=True)
class Quarter:
    """Quarters `first` to `last` of a year: "third quarter", "first half of 1989"."""

    first: int
    last: int
    year: int | None = None
    year_shift: int | None = None


@dataclass(frozen=True, slots=True)
class Season:
    """A season of the north, "spring", "summer", "autumn" or "winter", with or without its year."""

    season: str
    year: int | None = None
    which: str = ""
    year_shift: int | None = None


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday with a fixed or computable date; `name` is a key of `HOLIDAYS`."""

    name: str
    year: int | None = None
    which: str = ""
    year_shift: int | None = None


@dataclass(frozen=True, slots=True)
class Years:
    """Whole years, both included: "1999", "the 1980s", "the 20th century"."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class SamePeriod:
    """The period told last, so many years away: "a year earlier", "the year-ago quarter".

    Attributes:
        years: negative for earlier.
        unit: "quarter" where the words say so, else "".
        year: the year itself, where it is written ("the 1988 period").
    """

    years: int
    unit: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of something longer: "early July", "the end of 1990", "the first week of March".

    `part` is "early", "mid", "late", "earlier", "later", "end", or "eve" for the day before; or "nth" with its `unit` ("week",
    "weekend", "day", "half", "month") and `index` (1 is the first, -1 the last); or "first" or
    "last" with `unit` and how many of it.
    """

    part: str
    whole: "Meaning"
    unit: str = ""
    index: int = 0


@dataclass(frozen=True, slots=True)
class Range:
    """From the first day of one to the last day of the other: "12-14 July"."""

    first: "Meaning"
    last: "Meaning"


Meaning: TypeAlias = (
    CalendarDate
    | NumericDate
    | OtherCalendar
    | DayOfMonth
    | Weekday
    | Offset
    | Window
    | Quarter
    | Season
    | Holiday
    | Years
    | SamePeriod
    | Part
    | Range
)

KINDS: dict[type, str] = {
    CalendarDate: "date",
    NumericDate: "date",
    OtherCalendar: "date",
    DayOfMonth: "date",
    Weekday: "weekday",
    Offset: "relative",
    Window: "window",
    Quarter: "quarter",
    Season: "season",
    Holiday: "holiday",
    Years: "year",
    SamePeriod: "comparison",
    Part: "part",
    Range: "range",
}
"""The name of each way of naming days, `Timex.kind`."""


def grain(meaning: Meaning) -> str:
    """The unit that the words speak in: "day", "week", "month", "year", "decade", ..."""
    unit = "day"
    match meaning:
        case Part(unit="", whole=whole):
            unit = grain(whole)
        case Range(last=last):
            unit = grain(last)
        case Quarter(first=first, last=last):
            unit = ("quarter", "half", "year", "year")[last - first]
        case Years(first=first, last=last):
            years = last - first + 1
            unit = "century" if years >= 100 else "decade" if years >= 10 else "year"
        case Offset(unit=named) | Window(unit=named) | Part(unit=named):
            unit = "day" if named == "hour" else named
        case SamePeriod(unit=named):
            unit = named or "year"
        case CalendarDate(day=None) | OtherCalendar(day=None):
            unit = "month"
        case Season():
            unit = "season"
    return unit
