"""From the triggers of all sentences to one mention for each event that a sentence tells of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import pairwise

from etl.codebook import Codebook
from etl.mentions.candidate import Candidate, find_candidates
from etl.mentions.choice import choose
from etl.mentions.clause import Clause
from etl.mentions.folding import fold, fold_results, inherit_history
from etl.mentions.mention import Mention, Status, Trigger
from etl.mentions.reported import Reported, open_reported
from etl.mentions.traits import Setting

_NOT_REPORTED = 0.9  # plans, threats, denials and history are told from cues that can mislead
# The first digits come before the test of the word's beginning, so that they can be searched for.
_YEAR = re.compile(r"(?:19|20)(?<=\b..)\d\d\b")


def gather_mentions(
    text: str,
    clauses: Sequence[Clause],
    *,
    codebook: Codebook,
    year: int | None,
    model: Reported | None = None,
) -> tuple[Mention, ...]:
    """The mentions of an article, in text order.

    Args:
        text: the article.
        clauses: its sentences with their words.
        codebook: what evokes which kind.
        year: the year it came out, or None; then the latest year it names stands in.
        model: tells reports from talk; the one that is shipped by default.
    """
    if year is None:
        years = [int(found) for found in _YEAR.findall(text)]
        year = max(years, default=None)
    model = model or open_reported()
    rows: list[list[Candidate]] = [[]]
    settings: dict[int, Setting] = {}
    for clause in clauses:
        found = find_candidates(clause, clauses, codebook=codebook, year=year)
        if found:
            setting = model.setting(clause, len(clauses), codebook=codebook)
            settings[clause.index] = setting
            chances = model.chances(found, setting)
            stances = [model.stances.judge(one, setting) for one in found]
            found = choose(found, chances, judged=model.kinds, previous=rows[-1], stances=stances)
        rows.append(fold(found, codebook))
    for previous, row in pairwise(rows):
        inherit_history(row, previous)
        fold_results(row, previous, codebook)
    return tuple(
        _mention(
            text, one, codebook, judged=partial(model.reasons, one, settings[one.clause.index])
        )
        for row in rows
        for one in row
    )


def _mention(
    text: str, chosen: Candidate, codebook: Codebook, *, judged: Callable[[], Iterable[str]]
) -> Mention:
    clause, status = chosen.clause, chosen.factuality.status or Status.REPORTED
    value, reasons = chosen.chance, [chosen.sense.note.strip(), *chosen.notes]
    if status is Status.REPORTED:
        if chosen.factuality.background:
            reasons.append(f"told in passing: {chosen.factuality.background!r}")
        reasons.extend(judged())
    else:
        value = chosen.chance * _NOT_REPORTED
        reasons.append(f"{status} for the words {chosen.factuality.words!r}")
    trigger = Trigger(
        span=clause.span(text, chosen.at, chosen.stop),
        event_type=codebook.subtype(chosen.subtype).event_type,
        sub_event_type=chosen.subtype,
        weight=chosen.sense.weight,
        sense=chosen.sense.note.strip(),
    )
    evokes = f"{trigger.span.text!r} evokes {chosen.sense.subtype}"
    return Mention(
        trigger=trigger,
        sentence=clause.sentence,
        sentence_index=clause.index,
        status=status,
        status_detail=chosen.factuality.words,
        tense=chosen.factuality.tense,
        figures=chosen.figures,
        actor=clause.span(text, *chosen.actor) if chosen.actor else None,
        acled=chosen.acled,
        confidence=round(min(value, 0.99), 3),
        detail="; ".join((evokes, *filter(None, reasons))),
    )
