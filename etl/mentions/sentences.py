"""Splits a text into sentences, by rule and without touching a character.

Paragraphs end sentences, single line breaks don't (wires wrap their lines), and an upper-case wire
is split as well as mixed-case news: the only sure sign there is the mark and what stands before it.
What has no such mark for very long (tables, lists, chats) is cut where it breathes.
"""

import re

from etl.mentions.span import Span

# Words after which a full stop does not end a sentence.
_ABBREVIATION_LIST = (
    "mr mrs ms dr prof gen maj lt col capt cpt sgt cpl adm cmdr brig gov sen rep pres hon rev fr "
    "msgr mons bros jr sr st mt ft no nos vs etc inc ltd co corp dept univ assn bros est approx "
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "ave blvd rd hwy km kms kg hr hrs min art arts sec vol ed eds fig al viz ca cf eng lic ing "
    "sra sr dra"
)
_ABBREVIATIONS = frozenset(_ABBREVIATION_LIST.split(" "))
# Weekdays, months and words that are often the last of a sentence: a stop after them is one
# when the next word could start a sentence and is no number.
_OFTEN_LAST_LIST = "no sat sun mar art min sec al st est ed co inc jr sr ltd etc"
_OFTEN_LAST = frozenset(_OFTEN_LAST_LIST.split(" "))

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)|[.!?。！？؟۔]+[\"'”’»)\]]*(?=\s|$)|[。！？؟۔]")
_BREAK = re.compile(r"\n[^\S\n]*(?:\n\s*)+|\n(?=[ \t]{2,}\S)")
_LAST_WORD = re.compile(r"([^\W\d_]+(?:\.[^\W\d_]+)*|\d+)$")
# In a text without capitals: a stop between two words with the blank lost ("released.asked").
_TIGHT = re.compile(r"(?<=[^\W\d_]{3})\.(?=[^\W\d_]{3})")
_STARTS = re.compile(r"[.][\"'”’)\]]*\s+[\"'“‘(\[]*([^\W\d_])")
_OPENERS = "\"'“‘«([¿¡—–-*•"
# Longer than what people write as one sentence, in characters; what is longer is cut.
_LONGEST = 1000
# Where to cut it: the last of the first kind that its head has, if not too near its start.
_CUTS = tuple(re.compile(rf"(?s:.*){mark}") for mark in (r"\n", ";", r",(?=\s)", r"\s"))
_LEAST = 500


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text in order, trimmed, with exact offsets.

    Everything that is not white space lies in exactly one sentence.
    """
    spans: list[Span] = []
    start = 0
    small = _is_lower_case(text)
    for gap in _BREAK.finditer(text):
        _split_paragraph(text, start, gap.start(), spans, small=small)
        start = gap.end()
    _split_paragraph(text, start, len(text), spans, small=small)
    return tuple(spans)


def _is_lower_case(text: str) -> bool:
    """Whether sentences start with small letters here, as in some archives."""
    starts: list[str] = _STARTS.findall(text)
    return sum(letter.islower() for letter in starts) * 2 > len(starts)


def _split_paragraph(text: str, start: int, end: int, spans: list[Span], *, small: bool) -> None:
    at = start
    stops = [mark.span() for mark in _END.finditer(text, start, end)]
    if small:
        stops = sorted({*stops, *(mark.span() for mark in _TIGHT.finditer(text, start, end))})
    for stop, after in stops:
        if not _ends_sentence(text, (start, end), (stop, after), small=small):
            continue
        _add(text, at, after, spans)
        at = after
    _add(text, at, end, spans)


def _add(text: str, start: int, end: int, spans: list[Span]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:
        cut = _cut(text, start)
        _add(text, start, cut, spans)
        start = cut
        while text[start].isspace():
            start += 1
    if start < end:
        spans.append(Span.of(text, start, end))


def _cut(text: str, start: int) -> int:
    """Where to end the first piece of a stretch that is too long for a sentence."""
    for mark in _CUTS:
        found = mark.match(text, start, start + _LONGEST)
        if found and found.end() - start >= _LEAST:
            return found.end()
    return start + _LONGEST


def _ends_sentence(
    text: str, paragraph: tuple[int, int], mark: tuple[int, int], *, small: bool
) -> bool:
    """Whether the mark at `mark` ends a sentence of its paragraph."""
    (start, end), (stop, after) = paragraph, mark
    following = text[after : min(after + 40, end)].lstrip().lstrip(_OPENERS)
    if not following:
        return True
    if text[stop] != ".":
        # A quoted question goes on: "Now?" she asked.
        return small or after - stop == 1 or not following[0].islower()
    begin = max(start, stop - 30)
    # No word holds a blank: it is looked for behind the last one, but for one at the very end.
    begin = max(begin, text.rfind(" ", begin, stop - 1) + 1)
    last = _LAST_WORD.search(text, begin, stop)
    if last is None:
        return True
    return _is_last(last[1], following, text[after : after + 2], small=small)


def _is_last(word: str, following: str, gap: str, *, small: bool) -> bool:
    """Whether a word with a full stop is the last of its sentence, before `following`."""
    if following[0].islower() and not small:
        return False
    if "." in word or (len(word) == 1 and not word.isdigit()):
        # Initials ("J. Smith", "U.S. troops") go on; two blanks are how wires part sentences.
        return gap == "  " and len(word) > 1
    if word.lower() not in _ABBREVIATIONS:
        return True
    if word.lower() in _OFTEN_LAST and not following[0].isdigit():
        return not word[0].isupper() or word.isupper()
    return False
