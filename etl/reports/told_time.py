"""The expressions of time of an article, each in its sentence, with what it dates."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from etl.dates import DateInterval, Timex, in_story, resolve_timex, resolve_timexes
from etl.mentions import Reading, Span

_WHITE = re.compile(r"\s+")
_SAYING = (
    r"sa(?:id|ys)|told|tells|announced|reported|reports|stated|declared|added|spoke|affirmed|confirmed|"
    r"denied|revealed|disclosed|indicated|warned|asserted|claimed|charged|issued|released|published|broadcast|"
    r"remarked|noted|admitted|acknowledged|learned|condemned|repudiated|learnt|quoted|communique|statement|"
    r"interview|conference|according\s+to|reporters|journalists|dispatch|editorial|report"
)
_SAID_BEFORE = re.compile(
    rf"(?<!\w)(?:{_SAYING})\s+(?:(?:here|in\s+\w+(?:\s\w+)?|to\s+\w+|by\s+\w+|it|him|us|them|the\s+press|reporters|"
    rf"journalists)\s+)?(?:(?:on|late|early|earlier|in|at|this|a|the)\s+){{0,2}}$"
)
_OPENS = re.compile(r"\W*(?:(?:On|Late|Early|Earlier|In|Last|This|The)\s+){0,2}", re.IGNORECASE)
_SOMEONE_SAID = re.compile(
    r"^,? [^,;:]{2,60}? (?:said|told \w+|announced|reported|stated|declared|confirmed|admitted|denied|acknowledged|"
    r"claimed|revealed|recalled|warned|asserted) that\b"
)
_SAID_AFTER = re.compile(rf"^\s+(?:(?:also|officially|again|here)\s+)?(?:{_SAYING})\b")


@dataclass(frozen=True, slots=True)
class ToldTime:
    """An expression of time as the article tells it.

    Attributes:
        timex: as found. span: the same as a receipt. sentence: index of its sentence.
        told: the last date told before it, for "two days earlier"; None when there is none.
        dates: its meaning when nothing is known of the tense.
        is_saying: it dates the saying ("said on Monday that ..."), not what is said.
    """

    timex: Timex
    span: Span
    sentence: int
    told: DateInterval | None
    dates: DateInterval
    is_saying: bool

    def dates_in(self, tense: str | None, *, published: DateInterval | None) -> DateInterval:
        """Its meaning beside a verb of that tense ("past", "future", None)."""
        if tense not in ("past", "future"):
            return self.dates
        return resolve_timex(self.timex, published=published, told=self.told, tense=tense)


def told_times(reading: Reading) -> tuple[ToldTime, ...]:
    """Each timex of the article in text order, resolved against what was told before it."""
    text, published = reading.article.text, reading.article.published
    starts = [sentence.start for sentence in reading.sentences]
    timexes = in_story(reading.timexes, text, published=published)
    resolved = resolve_timexes(timexes, published=published)
    found = []
    told: DateInterval | None = None
    for timex, dates in zip(timexes, resolved, strict=True):
        index = max(0, bisect_right(starts, timex.start) - 1)
        since = starts[index] if starts else 0
        saying = _dates_saying(text, timex, since=since)
        found.append(
            ToldTime(timex, Span.of(text, timex.start, timex.end), index, told, dates, saying)
        )
        is_bound = timex.bound in ("since", "until")
        if dates.start is not None and dates.end is not None and not saying and not is_bound:
            told = dates
    return tuple(found)


def _dates_saying(text: str, timex: Timex, *, since: int) -> bool:
    left = _WHITE.sub(" ", text[max(since, timex.start - 60) : timex.start]).lower()
    if _SAID_BEFORE.search(left):
        return True
    right = _WHITE.sub(" ", text[timex.end : timex.end + 90]).lower()
    is_opening = _OPENS.fullmatch(text, since, timex.start) is not None
    if is_opening and _SOMEONE_SAID.match(right):
        return True
    return _SAID_AFTER.match(right) is not None
