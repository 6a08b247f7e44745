"""What may be an event: a word of a sentence in one of its senses, before anything is decided."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from etl.codebook import Codebook, Hit, Outcome, Sense, WordList
from etl.mentions.actors import find_actor
from etl.mentions.clause import Clause
from etl.mentions.factuality import Factuality, judge
from etl.mentions.figures import Count, figures_for, read_counts
from etl.mentions.mention import Figures, Status

# Categories that people take part in: a number of people beside them counts participants.
CROWDS = frozenset({"protest", "riot"})
# A sense below this weight is too vague for its surroundings to make it another kind.
_SURE_ENOUGH = 0.5
# How a sentence begins that moves on, and where one says that something happens.
_MOVES_ON = re.compile(r"\W*(?:Elsewhere|Meanwhile)\b", re.IGNORECASE)
_WHERE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear)\s+(?:the\s+)?(?P<name>[A-Z][\w'’-]+)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of one trigger.

    Attributes:
        clause: the sentence. at, stop: the trigger's words, `stop` behind the last.
        sense: of the codebook. is_first: whether the codebook's own order would choose it.
        factuality: what the cues around it say.
        subtype: id of the finer kind, after what happened beside it. acled: in ACLED's words.
        actor: words of who did it, or None. counts: people counted in the sentence.
        notes: why the subtype is not the sense's.
        chance: that it is a report of an event of this kind, 0 to 1; 0 before it is judged.
        figures: of the counts those that are this event's; none before it is chosen.
    """

    clause: Clause
    at: int
    stop: int
    sense: Sense
    is_first: bool
    factuality: Factuality
    subtype: str
    acled: tuple[str, str] | None
    actor: tuple[int, int] | None
    counts: tuple[Count, ...]
    notes: tuple[str, ...] = ()
    chance: float = 0.0
    figures: Figures = field(default=Figures())

    def counted(self) -> Candidate:
        """The same with its figures."""
        kind, at = self.sense.event_type, self.at
        words, subtype = self.clause.words, self.sense.subtype
        figures = figures_for(self.counts, words, at=at, event_type=kind, subtype=subtype)
        return replace(self, figures=figures)

    def overlaps(self, other: Candidate) -> bool:
        """Whether both rest on the same word."""
        return self.at < other.stop and other.at < self.stop


def find_candidates(
    clause: Clause, clauses: Sequence[Clause], *, codebook: Codebook, year: int | None
) -> list[Candidate]:
    """All readings of all triggers of a sentence, those that exclude each other too.

    Args:
        clause: the sentence.
        clauses: those of the article.
        codebook: what evokes which kind.
        year: the article came out, or None.
    """
    words = clause.words
    if not codebook.may_fire(words) or clause.sentence.text.endswith("?"):
        return []
    near = clauses[max(clause.index - 1, 0) : clause.index + 2]
    context = [word for one in near for word in one.words]
    found: list[Candidate] = []
    counts = None
    told: dict[int, bool] = {}
    judged: dict[tuple[int, int], Factuality] = {}
    actors: dict[tuple[int, int, bool], tuple[int, int] | None] = {}
    for hit, is_first in codebook.readings(words, context):
        if _is_name(clause, hit, codebook):
            continue
        crowd = hit.sense.event_type in CROWDS
        place = (hit.at, hit.stop)
        if place not in judged:
            judged[place] = judge(words, *place, codebook=codebook, year=year)
        if counts is None:
            counts = read_counts(words, codebook=codebook, marks=clause.marks)
        if (*place, crowd) not in actors:
            actors[(*place, crowd)] = find_actor(words, *place, codebook=codebook, crowd=crowd)
        plain = Candidate(
            clause,
            hit.at,
            hit.stop,
            hit.sense,
            is_first,
            judged[place],
            hit.sense.subtype,
            codebook.subtype(hit.sense.subtype).acled,
            actors[(*place, crowd)],
            counts,
        )
        found.append(plain)
        found.extend(_outcomes(plain, clauses, codebook, told=told))
    return found


def _is_name(clause: Clause, hit: Hit, codebook: Codebook) -> bool:
    """Whether a word that can be a name is written like one ("March", "Rob")."""
    if hit.at == 0 or hit.stop - hit.at > 1:
        return False
    if clause.words[hit.at] not in codebook.list("names").singles:
        return False
    start = clause.tokens.starts[hit.at] - clause.sentence.start
    written = clause.sentence.text[start : start + len(clause.words[hit.at])]
    return written.istitle() and not clause.sentence.text.istitle()


def _outcomes(
    plain: Candidate, clauses: Sequence[Clause], codebook: Codebook, *, told: dict[int, bool]
) -> Iterator[Candidate]:
    """What it may be for what happened beside it, the codebook's first choice first.

    `told` remembers for the other triggers of the sentence which outcomes are told beside it.
    """
    if plain.sense.weight < _SURE_ENOUGH:
        return
    for number, outcome in enumerate(codebook.outcomes):
        if plain.subtype not in outcome.of:
            continue
        if number not in told:
            told[number] = _is_told(outcome, _told_with(plain, clauses, outcome.reach))
        if not told[number] or (outcome.by and not _done_by(plain, outcome.by)):
            continue
        subtype = outcome.becomes or plain.subtype
        acled = outcome.acled or codebook.subtype(subtype).acled
        yield replace(plain, subtype=subtype, acled=acled, notes=(outcome.note,))


def _told_with(plain: Candidate, clauses: Sequence[Clause], reach: int) -> list[str]:
    """The words of its sentence and of the next ones, as far as they tell of the same event.

    They do not behind a plan, nor where one names another place: "In Goma, students ...".
    """
    own = plain.clause
    words = list(own.words)
    if plain.factuality.status is not Status.REPORTED:
        return words
    here = _names_after_in(own)
    for clause in clauses[own.index + 1 : own.index + 1 + reach]:
        there = _names_after_in(clause)
        if _MOVES_ON.match(clause.sentence.text) or (here and there and here.isdisjoint(there)):
            break
        words += clause.words
    return words


def _names_after_in(clause: Clause) -> set[str]:
    text = clause.sentence.text
    return set() if text.isupper() else {match["name"] for match in _WHERE.finditer(text)}


def _is_told(outcome: Outcome, words: Sequence[str]) -> bool:
    """Whether the words tell what the outcome asks for, whoever did it."""
    end = len(words)
    if not outcome.when.has(words, 0, end):
        return False
    if outcome.when_too and not outcome.when_too.has(words, 0, end):
        return False
    return not (outcome.unless and outcome.unless.has(words, 0, end))


def _done_by(candidate: Candidate, actors: WordList) -> bool:
    return candidate.actor is not None and actors.has(candidate.clause.words, *candidate.actor)
