"""Readings from marked-up sentences: `[Lima]` is a toponym, `*killed*` a trigger.

The tests of this room say themselves what was found, so that they judge only what is made of it.
"""

import re
from datetime import date

from etl.articles import Article
from etl.dates import DateInterval, find_timexes
from etl.mentions import Figures, Mention, Reading, Span, Status, Trigger
from etl.mentions.sentences import split_sentences
from etl.places import Toponym

_MARK = re.compile(r"\[(?P<toponym>[^\]]+)\]|\*(?P<trigger>[^*]+)\*")
_KINDS = {
    "bomb": ("explosion", "bombing"),
    "explo": ("explosion", "bombing"),
    "arrest": ("repression", "arrest"),
    "detain": ("repression", "arrest"),
    "kidnap": ("abduction", "abduction"),
    "sentenc": ("repression", "sentence"),
    "march": ("protest", "demonstration"),
    "protest": ("protest", "demonstration"),
    "rall": ("protest", "rally"),
    "burn": ("property_destruction", "arson"),
    "torch": ("property_destruction", "arson"),
    "kill": ("attack", "killing"),
    "shot": ("attack", "shooting"),
    "attack": ("attack", "armed_attack"),
    "clash": ("armed_clash", "armed_clash"),
}


def marked_reading(
    marked: str,
    *,
    published: str | None = "2020-07-15",
    status: Status = Status.REPORTED,
    fatalities: tuple[int | None, ...] = (),
) -> Reading:
    """The reading that the marks describe; the n-th mention has the n-th of `fatalities`.

    A toponym at the very start that `--` follows within 30 characters is a dateline.
    """
    text, at = "", 0
    names: list[tuple[int, int]] = []
    triggers: list[tuple[int, int]] = []
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        word = match["toponym"] or match["trigger"]
        (names if match["toponym"] else triggers).append((len(text), len(text) + len(word)))
        text, at = text + word, match.end()
    text += marked[at:]
    sentences = split_sentences(text)
    mentions = []
    for number, (start, end) in enumerate(triggers):
        index = next(i for i, s in enumerate(sentences) if s.start <= start < s.end)
        word = text[start:end].lower()
        event_type, sub_event_type = next(kind for stem, kind in _KINDS.items() if stem in word)
        mentions.append(
            Mention(
                trigger=Trigger(Span.of(text, start, end), event_type, sub_event_type, 0.9),
                sentence=sentences[index],
                sentence_index=index,
                status=status,
                status_detail="",
                tense="future" if status is Status.PLANNED else "past",
                figures=Figures(
                    fatalities=fatalities[number] if number < len(fatalities) else None
                ),
                actor=None,
                acled=None,
                confidence=0.8,
                detail="",
            )
        )
    return Reading(
        article=Article(
            id="marked",
            text=text,
            published=None
            if published is None
            else DateInterval.day(date.fromisoformat(published)),
        ),
        sentences=sentences,
        toponyms=tuple(
            Toponym(
                start, end, text[start:end], is_dateline=not start and "--" in text[end : end + 30]
            )
            for start, end in names
        ),
        timexes=find_timexes(text),
        mentions=tuple(mentions),
    )
