"""How days, places, counts and types are said: the same words in table, panel and summary."""

from collections.abc import Mapping
from datetime import date

# The panel of a store that holds nothing yet, and of a filter that nothing passes.
BEGIN_HTML = """
<h2 class="panel-place">Begin with articles</h2>
<ol class="begin">
<li>On the page: <a href="add" target="_self">add articles</a>, pasted or as files.</li>
<li>In a terminal: <code>dateline run PATHS</code> reads files and folders.</li>
<li>To look around first: <code>dateline demo</code> reads the sample articles.</li>
</ol>
<p class="note">Map, timeline and table fill as soon as something was read. Nothing leaves this
machine.</p>
"""
NO_MATCH_HTML = """
<h2 class="panel-place">Nothing to list</h2>
<p class="note">No event passes all parts of the filter at once. Above the map stands the part
that holds back most.</p>
"""

_STATUS_WORDS = {"historical": "recalled"}


def long_date(start: date | None, end: date | None, precision: str) -> str:
    """`Saturday 8 October 2022`, `some day between 5 and 14 July 2020`, `date not named`."""
    if precision == "unknown" or (start is None and end is None):
        return "date not named"
    if start is None or end is None:
        return f"on or before {full_day(end)}" if end else f"on or after {full_day(start)}"
    if start == end:
        return f"{start:%A} {full_day(start)}"
    named = _named_period(start, end, "%B")
    return f"some day in {named}" if named else f"some day {_between(start, end, '%B')}"


def short_date(start: date | None, end: date | None, precision: str) -> str:
    """`Sat 8 Oct 2022`, `between 5 and 14 Jul 2020`, `in Jul 2020`, `not named`."""
    if precision == "unknown" or (start is None and end is None):
        return "not named"
    if start is None or end is None:
        return f"by {_brief(end)}" if end else f"from {_brief(start)}"
    if start == end:
        return f"{start:%a} {_brief(start)}"
    named = _named_period(start, end, "%b")
    if named:
        return f"in {named}"
    if start.year != end.year:
        return f"{_brief(start)} to {_brief(end)}"
    return _between(start, end, "%b")


def day_range(start: date, end: date) -> str:
    """`between 16 September and 31 December 2022`, `on 16 September 2022`."""
    return f"on {full_day(start)}" if start == end else _between(start, end, "%B")


def full_day(day: date | None) -> str:
    """`8 October 2022`; empty for no day."""
    return "" if day is None else f"{day.day} {day:%B} {day.year}"


def _brief(day: date | None) -> str:
    return "" if day is None else f"{day.day} {day:%b} {day.year}"


def _between(start: date, end: date, month: str) -> str:
    last = f"{end.day} {end.strftime(month)} {end.year}"
    if start.year != end.year:
        first = f"{start.day} {start.strftime(month)} {start.year}"
    elif start.month != end.month:
        first = f"{start.day} {start.strftime(month)}"
    else:
        first = str(start.day)
    return f"between {first} and {last}"


def _named_period(start: date, end: date, month: str) -> str:
    """The name of a whole month or year; empty when the interval is neither."""
    next_day = date.fromordinal(end.toordinal() + 1) if end < date.max else end
    if start.day != 1 or next_day.day != 1:
        return ""
    if start.year == end.year and start.month == end.month:
        return f"{start.strftime(month)} {start.year}"
    whole_year = start.year == end.year and start.month == 1 and end.month == 12
    return str(start.year) if whole_year else ""


def published_words(published: str | None) -> str:
    """`published Sun 9 Oct 2022`, `published in June 2013`, `day of publication not known`."""
    if not published:
        return "day of publication not known"
    try:
        if len(published) >= 10:
            day = date.fromisoformat(published[:10])
            return f"published {day:%a} {_brief(day)}"
        if len(published) == 7:
            return f"published in {date.fromisoformat(f'{published}-01'):%B %Y}"
    except ValueError:
        pass  # not a day: said as it stands
    return f"published {published}"


def long_place(
    city: str | None, admin1: str | None, country: str | None, countries: Mapping[str, str]
) -> str:
    """`Sanandaj, Kurdistan, Iran`; `Kurdistan, Iran, city not named`; `place not named`."""
    nation = countries.get(country or "", country or "")
    if city:
        parts = [city, *([admin1] if admin1 and admin1 != city else []), nation]
        return ", ".join(part for part in parts if part)
    if admin1:
        return f"{admin1}, {nation}, city not named" if nation else f"{admin1}, city not named"
    return f"{nation}, place not named" if nation else "place not named"


def short_place(
    city: str | None, admin1: str | None, country: str | None, countries: Mapping[str, str]
) -> str:
    """`Karaj, Iran`; `Kurdistan, Iran (no city)`; `Iran (no place)`; `not named`."""
    nation = countries.get(country or "", country or "")
    if city:
        return ", ".join(part for part in (city, nation) if part)
    if admin1:
        return ", ".join(part for part in (admin1, nation) if part) + " (no city)"
    return f"{nation} (no place)" if nation else "not named"


def status_words(status: str) -> str:
    """The status as it is printed: `historical` is said to be recalled."""
    return _STATUS_WORDS.get(status, status)


def counted(number: int, one: str, many: str = "") -> str:
    """`1 outlet`, `1,312 reports`; `many` where an s does not make it."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def plural(label: str) -> str:
    """The label of a type in the plural, as a sentence takes it: `protests`, `acts of repression`."""
    known = {
        "repression": "acts of repression",
        "property destruction": "acts of property destruction",
        "strategic": "strategic developments",
        "armed clash": "armed clashes",
    }
    word = label.lower()
    if word in known:
        return known[word]
    return word if word.endswith("s") else f"{word}s"


def subtype_words(event_type: str, sub_event_type: str) -> str:
    """The finer kind as words; empty when it only repeats the type."""
    return "" if sub_event_type == event_type else sub_event_type.replace("_", " ")


def type_words(event_type: str, types: Mapping[str, str]) -> str:
    """The label of a type, or its id made readable when no codebook names it."""
    return types.get(event_type) or event_type.replace("_", " ").capitalize()


def figure_words(figure: str) -> str:
    """`killed`, `people taking part`: what a figure counts."""
    known = {"fatalities": "killed", "participants": "people taking part"}
    return known.get(figure, figure)


def plain(label: str) -> str:
    """A label without the signs that would make markup of it."""
    return "".join(f"\\{sign}" if sign in "\\*_`[]:$~<>#" else sign for sign in label)
