"""From the triggers of all sentences to one mention for each event that a sentence tells of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from etl.codebook import Codebook, Hit, Outcome, Sense, WordList
from etl.mentions.actors import find_actor
from etl.mentions.clause import Clause
from etl.mentions.factuality import Factuality, judge
from etl.mentions.figures import Count, add_figures, figures_for, read_counts
from etl.mentions.mention import Figures, Mention, Status, Trigger

# Categories that people take part in: a number of people beside them counts participants.
_CROWDS = frozenset({"protest", "riot"})
# What the confidence of a sense is multiplied by, and why.
_NOT_REPORTED = 0.9  # plans, threats, denials and history are told from cues that can mislead
_LATER = 0.97  # each sentence further down, to the fourth: the lead says what an article is about
_NO_DETAIL = 0.92  # no figure, no actor, no past tense: talk of such events, perhaps
_BACKGROUND = 0.75  # told in passing: "the inquiry into the murder of ..."
# A sentence that starts with one of these goes on about what the one before told.
_POINTING = frozenset({"this", "that", "these", "those", "it", "they"})
_DEFINITE = 0.9  # "the attack": told elsewhere, if at all
_MANY = 0.85
_KNOWN = frozenset({"the", "this", "that", "these", "those", "such"})
_COUNTING = frozenset(
    {"two", "three", "four", "five", "six", "several", "new", "recent", "latest", "both", "series"}
)
# A sense below this weight is too vague for its surroundings to make it another kind.
_SURE_ENOUGH = 0.5
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _Draft:
    """A mention in the making."""

    clause: Clause
    hit: Hit
    factuality: Factuality
    status: Status
    subtype: str
    acled: tuple[str, str] | None
    actor: tuple[int, int] | None
    figures: Figures
    notes: tuple[str, ...] = ()

    @property
    def sense(self) -> Sense:
        return self.hit.sense


def gather_mentions(
    text: str, clauses: Sequence[Clause], *, codebook: Codebook, year: int | None
) -> tuple[Mention, ...]:
    """The mentions of an article, in text order.

    Args:
        text: the article.
        clauses: its sentences with their words.
        codebook: what evokes which kind.
        year: the year it came out, or None; then the latest year it names stands in.
    """
    if year is None:
        years = [int(found) for found in _YEAR.findall(text)]
        year = max(years, default=None)
    rows: list[list[_Draft]] = []
    for clause in clauses:
        drafts = _drafts(clause, clauses, codebook=codebook, year=year)
        rows.append(_fold(drafts, codebook))
    for previous, row in pairwise(rows):
        _inherit_history(row, previous)
        _fold_results(row, previous, codebook)
    return tuple(_mention(text, draft, codebook) for row in rows for draft in row)


def _drafts(
    clause: Clause, clauses: Sequence[Clause], *, codebook: Codebook, year: int | None
) -> list[_Draft]:
    words = clause.words
    if not codebook.may_fire(words) or clause.sentence.text.endswith("?"):
        return []
    near = clauses[max(clause.index - 1, 0) : clause.index + 2]
    context = [word for one in near for word in one.words]
    drafts = []
    counts: tuple[Count, ...] | None = None
    told: dict[int, bool] = {}
    for hit in codebook.hits(words, context):
        if _is_name(clause, hit, codebook):
            continue
        factuality = judge(words, hit.at, hit.stop, codebook=codebook, year=year)
        if factuality.status is None:
            continue
        crowd = hit.sense.event_type in _CROWDS
        if counts is None:
            counts = read_counts(words, codebook=codebook, marks=clause.marks)
        event_type, subtype = hit.sense.event_type, hit.sense.subtype
        draft = _Draft(
            clause,
            hit,
            factuality,
            factuality.status,
            hit.sense.subtype,
            codebook.subtype(hit.sense.subtype).acled,
            find_actor(words, hit.at, hit.stop, codebook=codebook, crowd=crowd),
            figures_for(counts, words, at=hit.at, event_type=event_type, subtype=subtype),
        )
        drafts.append(_with_outcome(draft, clauses, codebook, told=told))
    return drafts


def _is_name(clause: Clause, hit: Hit, codebook: Codebook) -> bool:
    """Whether a word that can be a name is written like one ("March", "Rob")."""
    if hit.at == 0 or hit.stop - hit.at > 1:
        return False
    if clause.words[hit.at] not in codebook.list("names").singles:
        return False
    start = clause.tokens.starts[hit.at] - clause.sentence.start
    written = clause.sentence.text[start : start + len(clause.words[hit.at])]
    return written.istitle() and not clause.sentence.text.istitle()


def _with_outcome(
    draft: _Draft, clauses: Sequence[Clause], codebook: Codebook, *, told: dict[int, bool]
) -> _Draft:
    """Let what happened beside the event change its kind: the first outcome that applies.

    `told` remembers for the other events of the sentence which outcomes are told beside it.
    """
    if draft.sense.weight < _SURE_ENOUGH:
        return draft
    for number, outcome in enumerate(codebook.outcomes):
        if draft.subtype not in outcome.of:
            continue
        if number not in told:
            told[number] = _is_told(outcome, clauses, draft.clause.index)
        if not told[number] or (outcome.by and not _done_by(draft, outcome.by)):
            continue
        subtype = outcome.becomes or draft.subtype
        acled = outcome.acled or codebook.subtype(subtype).acled
        return replace(draft, subtype=subtype, acled=acled, notes=(*draft.notes, outcome.note))
    return draft


def _is_told(outcome: Outcome, clauses: Sequence[Clause], index: int) -> bool:
    """Whether a sentence and the next ones tell what the outcome asks for, whoever did it."""
    words = [word for one in clauses[index : index + 1 + outcome.reach] for word in one.words]
    end = len(words)
    if not outcome.when.has(words, 0, end):
        return False
    if outcome.when_too and not outcome.when_too.has(words, 0, end):
        return False
    return not (outcome.unless and outcome.unless.has(words, 0, end))


def _done_by(draft: _Draft, actors: WordList) -> bool:
    return draft.actor is not None and actors.has(draft.clause.words, *draft.actor)


def _fold(drafts: Sequence[_Draft], codebook: Codebook) -> list[_Draft]:
    """One draft for each event of a sentence.

    The same kind told twice is one event, and kinds that another absorbs (the killed of a
    bombing, the firing of a clash) are parts of it.
    """
    best: dict[str, _Draft] = {}
    for draft in drafts:
        rival = best.get(draft.subtype)
        if rival is None or _rank(draft) > _rank(rival):
            best[draft.subtype] = draft
    kept = []
    for draft in best.values():
        hosts = [other for other in best.values() if _absorbs(other, draft, codebook)]
        if not hosts:
            kept.append(draft)
    return sorted(kept, key=lambda draft: draft.hit.at)


def _absorbs(host: _Draft, part: _Draft, codebook: Codebook) -> bool:
    """Whether `part` is told as a part of `host`; of two that absorb each other, the surer one."""
    if host is part or part.subtype not in codebook.absorbs[host.subtype]:
        return False
    if host.subtype in codebook.absorbs[part.subtype] and _rank(part) > _rank(host):
        return False
    return host.status is part.status or part.status is not Status.REPORTED


def _rank(draft: _Draft) -> tuple[bool, float, int]:
    return draft.status is Status.REPORTED, draft.sense.weight, -draft.hit.at


def _inherit_history(row: list[_Draft], previous: Sequence[_Draft]) -> None:
    """Let "this uprising was put down", told after a thing of the past, be of the past as well."""
    if not previous or previous[-1].status is not Status.HISTORICAL:
        return
    for place, draft in enumerate(row):
        if draft.status is Status.REPORTED and draft.clause.words[0] in _POINTING:
            words = f"{draft.clause.words[0]}, after {previous[-1].factuality.words}"
            row[place] = replace(
                draft,
                status=Status.HISTORICAL,
                factuality=replace(draft.factuality, words=words, status=Status.HISTORICAL),
            )


def _fold_results(row: list[_Draft], previous: list[_Draft], codebook: Codebook) -> None:
    """Deaths told in the sentence after an attack, with no one named who killed, are its figures."""
    for draft in list(row):
        if draft.subtype != "killing" or draft.actor is not None:
            continue
        for place, host in enumerate(previous):
            if host.status is draft.status and "killing" in codebook.absorbs[host.subtype]:
                previous[place] = replace(host, figures=add_figures(host.figures, draft.figures))
                row.remove(draft)
                break


def _mention(text: str, draft: _Draft, codebook: Codebook) -> Mention:
    clause, hit = draft.clause, draft.hit
    confidence, reasons = _confidence(draft)
    actor = clause.span(text, *draft.actor) if draft.actor else None
    trigger = Trigger(
        span=clause.span(text, hit.at, hit.stop),
        event_type=codebook.subtype(draft.subtype).event_type,
        sub_event_type=draft.subtype,
        weight=draft.sense.weight,
        sense=draft.sense.note.strip(),
    )
    return Mention(
        trigger=trigger,
        sentence=clause.sentence,
        sentence_index=clause.index,
        status=draft.status,
        status_detail=draft.factuality.words,
        tense=draft.factuality.tense,
        figures=draft.figures,
        actor=actor,
        acled=draft.acled,
        confidence=confidence,
        detail="; ".join((f"{trigger.span.text!r} evokes {draft.sense.subtype}", *reasons)),
    )


def _is_plural_noun(words: Sequence[str], hit: Hit) -> bool:
    """Whether the trigger is a bare plural ("bombings") with nothing before it that counts."""
    if not words[hit.stop - 1].endswith("s") or words[hit.stop - 1].endswith("ss"):
        return False
    before = words[hit.at - 1] if hit.at else ""
    return hit.sense.event_type not in _CROWDS and not (
        before.isdigit() or before in _COUNTING or before.endswith("ed")
    )


def _confidence(draft: _Draft) -> tuple[float, list[str]]:
    """0 to 1, with the reasons in words."""
    value = draft.sense.weight
    reasons = [draft.sense.note.strip(), *draft.notes]
    if draft.status is not Status.REPORTED:
        value *= _NOT_REPORTED
        reasons.append(f"{draft.status} for the words {draft.factuality.words!r}")
    value *= _LATER ** min(draft.clause.index, 4)
    clause, at = draft.clause, draft.hit.at
    if draft.clause.words[max(at - 1, 0) : at] and clause.words[at - 1] in _KNOWN:
        value *= _DEFINITE
        reasons.append("spoken of as known")
    elif _is_plural_noun(clause.words, draft.hit):
        value *= _MANY
        reasons.append("a plural without a number: a kind of event rather than one")
    if draft.factuality.background:
        value *= _BACKGROUND
        reasons.append(f"told in passing: {draft.factuality.background!r}")
    if draft.actor is None and draft.figures == Figures() and draft.factuality.tense != "past":
        value *= _NO_DETAIL
        reasons.append("neither actor nor figures nor past tense")
    return round(min(value, 0.99), 3), [reason for reason in reasons if reason]
