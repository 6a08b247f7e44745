"""What the words beside a place name say of it, beyond its role in the sentence.

"Maseru's commander", "70 km from Lima", "born in Lima", "flown to a hospital in Lima", "Lima was
calm": each of them speaks for or against something having happened there.
"""

import re
from collections.abc import Iterator

from etl.mentions.span import Span
from etl.reports.role import Role
from etl.reports.told_place import ToldPlace

_FAR_KM = 40  # from there on a distance tells where a place lies, not where something happened
_KM = re.compile(
    r"(?P<number>\d[\d,.]*)\s*-?\s*(?:km|kilomet(?:er|re)s?|miles?)\b[^.;]{0,45}$", re.IGNORECASE
)
_OWNS = re.compile(r"['’]s?\b|['’](?=\s)", re.IGNORECASE)
# A life or a career told in passing; the place where people live is not where things happen.
_LIFE = re.compile(
    r"\b(?:born|raised|educated|lives?|lived|living|studied|grew\s+up|exiled?|works?|worked|based|"
    r"headquartered|stationed|native|buried|funeral|resides?|residing)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:in|at|of|near|to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# Where people were brought afterwards.
_CARE = re.compile(
    r"\b(?:treated|flown|taken|rushed|evacuated|transferred|airlifted|hospitali[sz]ed|clinic|"
    r"hospitals?|morgue|fled|arrived|returned|returning|travell?ed|travell?ing|bound|way|back)\s+"
    r"(?:[\w-]+\s+){0,3}?(?:in|at|to|for|of|from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_NEWS_FROM = re.compile(
    r"\b(?:reported|reports?|news|word|heard|come|comes|came)\s+(?:[\w-]+\s+){0,2}?from\s+$",
    re.IGNORECASE,
)
_NOT_THERE = re.compile(
    r"\b(?:none|not|nothing|nobody|except|unlike|rather\s+than)\s+(?:[\w-]+\s+)?(?:in|at|from)?\s*$",
    re.IGNORECASE,
)
_CALM = re.compile(
    r"(?:\s+(?:is|was|were|has|had|have|been|itself|also|stayed|remained|remains))*\s+"
    r"(?:not|quiet|calm|peaceful|spared|untouched|unaffected|normal)\b",
    re.IGNORECASE,
)
_TALKS = re.compile(
    r"\b(?:talks?|meeting|summit|conference|negotiations?|dialogue|round|interview|embassy|"
    r"consulate|court|headquarters|office|offices|newspaper)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:in|at|of|held\s+in)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_REACH = 60


def circumstances(text: str, told: ToldPlace, sentence: Span) -> Iterator[str]:
    """The circumstances of a name, each in a word or two.

    Args:
        text: the article.
        told: the name.
        sentence: that it stands in; nothing before it is read.
    """
    start, end = told.span.start, told.span.end
    left = text[max(sentence.start, start - _REACH) : start]
    right = text[end : min(sentence.end, end + _REACH)]
    if not left.strip(" \n\t\"'“‘(["):
        yield "at the start"
        if told.role is Role.BARE:
            yield "bare at the start"
    if _OWNS.match(right):
        yield "possessive"
    if _KM.search(left):
        yield "some km off"
    if _LIFE.search(left):
        yield "of a life"
    if _CARE.search(left):
        yield "of a journey"
    if _TALKS.search(left):
        yield "of a meeting or an office"
    if _NEWS_FROM.search(left):
        yield "news from there"
    if _NOT_THERE.search(left) or _CALM.match(right):
        yield "not there"


def is_news(text: str, start: int) -> bool:
    """Whether a name at `start` tells where news came from: "marches were reported from Lima"."""
    return _NEWS_FROM.search(text[max(0, start - _REACH) : start]) is not None


def is_far_off(text: str, start: int, *, since: int) -> bool:
    """Whether a name only says how far away something happened: "60 km south of Ayacucho".

    Args:
        text: the article.
        start: of the name.
        since: where its sentence starts.
    """
    distance = _KM.search(text[max(since, start - _REACH) : start])
    return distance is not None and _number(distance["number"]) > _FAR_KM


def _number(words: str) -> float:
    return float(words.rstrip(".,").replace(",", "").split(".")[0] or 0)
