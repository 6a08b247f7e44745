"""Rules for longer or named stretches: quarters, seasons, decades, centuries, holidays."""

import re

from etl.dates import words
from etl.dates.holidays import HOLIDAYS, SPELLINGS
from etl.dates.meaning import Holiday, Meaning, Offset, Quarter, SamePeriod, Season
from etl.dates.phrases import Page, Rule, any_of, count, phrase, year_number

_SHIFT = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "same": 0, "next": 1,
          "coming": 1, "that": 0, "the": 0}  # fmt: skip
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1, "1st": 1,
        "2nd": 2, "3rd": 3, "4th": 4}  # fmt: skip
_YEAR = (
    r"(?:,?(?: of)?(?: fiscal)? (?P<year>YEAR)|,?(?: of)? (?P<shift>last|this|next|the|that) year)"
)


def _quarter(match: re.Match[str], page: Page) -> Meaning | None:
    nth, unit = match["nth"], match["unit"]
    year = match["year"] or match["year_before"]
    shift = match["shift"] or match["shift_before"]
    first = last = _NTH[nth]
    if nth.isalpha() and unit.startswith("quarter") and nth in {"last", "final"}:
        first = last = 4
        if not (year or shift):
            return None
    if match["many"]:
        width = count(match["many"])
        first, last = (1, width) if _NTH[nth] == 1 else (5 - width, 4)
        if not 1 <= width <= 4:
            return None
    if unit == "half":
        if _NTH[nth] not in {1, 2, -1} or not (year or shift):
            return None
        first, last = (1, 2) if _NTH[nth] == 1 else (3, 4)
    del page
    return Quarter(
        first, last, year_number(year) if year else None, None if shift is None else _SHIFT[shift]
    )


def _short_quarter(match: re.Match[str], page: Page) -> Meaning | None:
    del page
    number = int(match["number"])
    year = match["year"]
    if match["unit"] == "h":
        if number > 2 or not year:
            return None
        return Quarter(2 * number - 1, 2 * number, int(year))
    return Quarter(number, number, year_number(year) if year else None)


def _year_of_period(match: re.Match[str], page: Page) -> Meaning | None:
    """Read "the 1988 period", "the 1989 quarter": the quarter told last, in that year."""
    del page
    return SamePeriod(
        0, "quarter" if match["unit"] == "quarter" else "", year_number(match["year"])
    )


def _year_ago(match: re.Match[str], page: Page) -> Meaning | None:
    """Read "the year-ago quarter", "the year-earlier period", "a year ago" in the same words."""
    del page
    return SamePeriod(-1, "quarter" if match["unit"] == "quarter" else "")


def _compared_quarter(match: re.Match[str], page: Page) -> Meaning | None:
    """Read "the year-ago third quarter": that quarter of last year."""
    del page
    return Quarter(_NTH[match["nth"]], _NTH[match["nth"]], None, -1)


def _like_period(match: re.Match[str], page: Page) -> Meaning | None:
    """Read "the corresponding period last year", "the quarter a year earlier", "last year's quarter"."""
    del page
    return SamePeriod(-1, "quarter" if "quarter" in match[0] else "")


def _this_year(match: re.Match[str], page: Page) -> Meaning | None:
    """Read "the full year", "the fiscal year", "for the year", "the latest fiscal year"."""
    if page.word_before(match.start()) != "the":
        return None
    if match[0].startswith(("last", "latest")):
        return Offset("year", -1, -1)
    the = page.folded.rfind("the", 0, match.start())
    if match[0] == "year" and page.word_before(the) != "for":
        return None
    return Offset("year", 0, 0)


def _latest(match: re.Match[str], page: Page) -> Meaning | None:
    """Read "the latest quarter", "the quarter": the one that the text reports on."""
    if match[0] == "quarter":
        after = page.word_after(match.end())
        if page.word_before(match.start()) != "the" or after in {
            "of",
            "century",
            "final",
            "finals",
        }:
            return None
    return SamePeriod(0, "quarter")


def _season(match: re.Match[str], page: Page) -> Meaning | None:
    which, year, shift = match["which"] or "", match["year"], match["shift"]
    if not (which or year or shift) and not _is_season(match, page):
        return None
    after = page.word_after(match.end())
    if not (year or shift) and after in {"olympics", "games", "palace", "house", "of"}:
        return None
    return Season(
        words.SEASONS[match["season"]],
        year_number(year) if year else None,
        _WHICH.get(which, which),
        None if shift is None else _SHIFT[shift],
    )


def _is_season(match: re.Match[str], page: Page) -> bool:
    """Whether a season's name alone means it: not "spring water", "the fall of the city"."""
    before, after = page.word_before(match.start()), page.word_after(match.end())
    if match["season"] in {"fall", "spring"}:
        if before not in {"the", "in", "since", "until"}:
            return False
        if after in {"of", "in", "from", "to"} or (before == "in" and after):
            return False
    return before in _BEFORE_SEASON and (before != "the" or after in _AFTER_SEASON)


_WHICH = {"past": "last", "this past": "last", "coming": "next", "this coming": "next"}
_BEFORE_SEASON = words.listed("the in during over since until by early late mid of through")
_AFTER_SEASON = words.listed("and when the but to with as after before while in at by was were") | {
    ""
}


def _holiday(match: re.Match[str], page: Page) -> Meaning | None:
    name = " ".join(match["name"].split())
    name = SPELLINGS.get(name, name)
    which, year, shift = match["which"] or "", match["year"], match["shift"]
    before, after = page.word_before(match.start()), page.word_after(match.end())
    is_alone = name in _BARE and not (which or year or shift)
    if is_alone and (before not in _HOLIDAY_CUES or after not in _AFTER_HOLIDAY):
        return None
    if name == "good friday" and after in {"agreement", "accord", "accords", "peace", "deal"}:
        return None
    return Holiday(
        name,
        year_number(year) if year else None,
        _WHICH.get(which, which),
        None if shift is None else _SHIFT[shift],
    )


_BARE = frozenset({"christmas", "easter", "thanksgiving", "halloween", "new year's", "epiphany"})
_HOLIDAY_CUES = words.listed(
    "on at over before after since until till by during around of for between"
)
_AFTER_HOLIDAY = words.listed(
    "and when but to with as in at by was were that the because or if he she it they"
) | {""}

QUARTER_WORDS = frozenset(w for w in _NTH if w.isalpha()) | {"0", "fiscal", "last", "this", "next"}
_NAMES = any_of({*HOLIDAYS, *SPELLINGS})

PERIOD_RULES = (
    Rule(
        QUARTER_WORDS,
        phrase(
            r"(?:(?P<year_before>YEAR)(?:'s)? |(?P<shift_before>last|this|next) year's )?(?:fiscal[ -])?"
            r"(?P<nth>first|second|third|fourth|last|final|1st|2nd|3rd|4th)(?:[ -](?P<many>two|three))?[ -]"
            rf"(?P<unit>quarters?|half){_YEAR}?"
        ),
        _quarter,
    ),
    Rule(
        frozenset({"q", "h"}),
        phrase(r"(?P<unit>q|h)(?P<number>[1-4])(?:,? (?P<year>YEAR))?"),
        _short_quarter,
    ),
    Rule(frozenset({"0"}), phrase(r"(?P<year>YEAR) (?P<unit>period|quarter)"), _year_of_period),
    Rule(
        frozenset(words.SEASONS) | {"last", "this", "next", "past", "coming"},
        phrase(
            r"(?:(?P<which>last|this past|this coming|this|next|past|coming) )?(?P<season>SEASON)"
            r"(?:,?(?: of| in)? (?P<year>YEAR)|,?(?: of)? (?P<shift>last|this|next|that) year)?"
        ),
        _season,
    ),
    Rule(
        frozenset(re.findall("[a-z0-9]+", name)[0] for name in (*HOLIDAYS, *SPELLINGS))
        | {"last", "this", "next", "past"},
        phrase(
            rf"(?:(?P<which>last|this past|this|next|past) )?(?P<name>{_NAMES})"
            r"(?:,?(?: of| in)? (?P<year>YEAR)|,?(?: of)? (?P<shift>last|this|next) year)?"
        ),
        _holiday,
    ),
    Rule(
        frozenset({"year", "comparable"}),
        phrase(
            r"(?:comparable )?year-?(?: )?(?:ago|earlier)(?: (?P<unit>quarter|period|figure|month|level|result))?"
        ),
        _year_ago,
    ),
    Rule(
        frozenset({"year", "comparable"}),
        phrase(
            r"(?:comparable )?year[ -](?:ago|earlier) (?:fiscal )?(?P<nth>first|second|third|fourth)[ -]quarter"
        ),
        _compared_quarter,
    ),
    Rule(
        frozenset({"quarter", "corresponding", "comparable", "like", "same", "last"}),
        phrase(
            r"(?:(?:corresponding|comparable|like|same) (?:quarter|period|month)|quarter)"
            r"(?: (?:of|in))? (?:last year|a year (?:ago|earlier|before))"
            r"|last year's (?:corresponding |comparable |same )?(?:quarter|period)"
        ),
        _like_period,
    ),
    Rule(
        frozenset({"full", "fiscal", "year", "latest"}),
        phrase(r"(?:(?:latest )?fiscal |full )?year"),
        _this_year,
    ),
    Rule(
        frozenset({"latest", "quarter"}),
        phrase(r"latest (?:fiscal )?(?:quarter|period)|quarter"),
        _latest,
    ),
)
