"""Rules for years, decades and centuries: "1999", "1996-98", "the 1980s", "the 20th century"."""

import re

from etl.dates import words
from etl.dates.meaning import Meaning, Years
from etl.dates.phrases import Page, Rule, any_of, phrase, year_number


def _bare_year(match: re.Match[str], page: Page) -> Meaning | None:
    """A four-digit number that reads as a year and not as a count, a time or a name."""
    year, (start, end) = int(match["year"]), match.span()
    before, after = page.word_before(start), page.word_after(end)
    is_part_of_number = _NUMBER_GOES_ON.match(page.folded, end) or _NUMBER_BEGAN.search(
        page.folded, max(0, start - 6), start
    )
    if is_part_of_number:
        return None
    if after in words.COUNTED:
        # "In 1988 soldiers killed ..." opens with its year, "in 1988 homes" does not
        is_opening = 1900 <= year <= 2049 and _OPENS_WITH_IN.search(page.folded, 0, start)
        return Years(year, year) if is_opening else None
    is_plural = after.endswith("s") and after not in _NO_PLURALS
    if not 1900 <= year <= 2049:
        is_year = before in {"in", "since", "year"} and not after.endswith("s")
    elif year % 50 == 0 or (year % 10 == 0 and year > 2020):
        is_year = before in words.YEAR_CUES and not is_plural
        is_year = is_year or (before == "the" and after in _YEAR_NOUNS)
    elif before in words.NUMBERED or before.isdecimal():
        is_year = False
    elif page.text[start - len(before) - 1 : start].istitle() and not before.endswith("'s"):
        cues = words.YEAR_CUES | words.WEAK_YEAR_CUES
        is_year = before in cues or after in _YEAR_NOUNS
    else:
        is_year = True
    return Years(year, year) if is_year else None


_NUMBER_GOES_ON = re.compile(r"[%$]|[-:/][0-9]|,[0-9]{3}|\.[0-9]| ?(?:p\.m|a\.m|x )")
_OPENS_WITH_IN = re.compile(r"(?:\A|[.!?\n][\"'”’)]?)\s*in\s+\Z")
_NUMBER_BEGAN = re.compile(r"[0-9][,.:/-]\Z|\bnos?\.\s?\Z")
_NO_PLURALS = frozenset({"as", "was", "is", "has", "this", "his", "its"})
_YEAR_NOUNS = words.listed(
    "election elections campaign olympics games war revolution uprising agreement accord "
    "treaty constitution massacre crisis coup invasion attack attacks bombing protest "
    "protests peace earnings sales results budget season model census report law film book "
    "and was when saw world cup convention resolution referendum talks"
)


def _year_range(match: re.Match[str], page: Page) -> Meaning | None:
    del page
    first, last = int(match["year"]), int(match["last"])
    if len(match["last"]) == 2:
        last += first - first % 100
    return Years(first, last) if first < last <= first + 99 and first >= 1000 else None


def _spoken_year(match: re.Match[str], page: Page) -> Meaning | None:
    cues = {"year"} if match[0].startswith("two") else _SPOKEN_CUES
    if not match[0].startswith("nineteen") and page.word_before(match.start()) not in cues:
        return None
    year = year_number(match["year"])
    return Years(year, year)


_SPOKEN_CUES = frozenset({"in", "since", "of", "year", "by", "until", "before", "after", "during"})


def _decade(match: re.Match[str], page: Page) -> Meaning | None:
    before = page.word_before(match.start())
    if match["name"]:
        first = words.DECADES[match["name"]]
        is_decade = before in {"the", "early", "late", "mid", "nineteen"}
    else:
        first = int(match["digits"])
        is_quoted = page.folded[match.start() - 1 : match.start()] == "'"
        is_decade = first > 99 or is_quoted or before == "the"
        first += 0 if first > 99 else 1900
    return Years(first, first + 9) if is_decade else None


def _century(match: re.Match[str], page: Page) -> Meaning | None:
    del page
    nth = match["nth"].replace(" ", "-")
    number = words.ORDINALS.get(nth) or int(nth.rstrip("stndrh"))
    return Years(100 * (number - 1), 100 * number - 1) if 2 <= number <= 22 else None


def _fiscal(match: re.Match[str], page: Page) -> Meaning | None:
    del page
    year = year_number(match["year"])
    return Years(year, year)


_DIGITS = frozenset({"0"})

YEAR_RULES = (
    Rule(_DIGITS, phrase(r"(?P<year>FOURDIGITS)"), _bare_year),
    Rule(
        _DIGITS,
        phrase(r"(?P<year>FOURDIGITS) ?[-–/] ?(?P<last>FOURDIGITS|[0-9]{2}(?![-/]?[0-9]))"),
        _year_range,
    ),
    Rule(frozenset({"nineteen", "two", "twenty"}), phrase(r"(?P<year>YEAR)"), _spoken_year),
    Rule(
        frozenset(words.DECADES) | {"0"},
        phrase(
            r"(?:(?P<digits>(?:1[0-9]|20)[0-9]0|[2-9]0)(?:'?s)|(?P<name>"
            + any_of(words.DECADES)
            + "))"
        ),
        _decade,
    ),
    Rule(
        frozenset({"0"}) | {word.split("-")[0] for word in words.ORDINALS},
        phrase(r"(?P<nth>[12]?[0-9]SUFFIX|twenty[ -]first|ORDINAL)[ -]century"),
        _century,
    ),
    Rule(frozenset({"fiscal"}), phrase(r"fiscal (?:year )?(?P<year>YEAR)"), _fiscal),
)
