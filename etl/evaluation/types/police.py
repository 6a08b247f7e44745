"""What police did, article by article, as IndiaPoliceEvents asks: arrests, killings, use of force.

An article has a class when one of its reported events is of a kind of that class. Killings and
force ask what *police* did, so that such an event counts only if its actor is of the police;
ACLED's protests with intervention and with excessive force say so themselves.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from etl.evaluation.lines import Row, reported
from etl.evaluation.ratios import Tally
from etl.evaluation.types.labels import Labels

# Class -> our kinds (and words of other codebooks) that are of it.
_KINDS = {
    "ARREST": {"arrest", "arrests", "mass arrest", "detention", "detain"},
    "KILL": {
        *{"killing", "kill", "shooting", "armed attack", "massacre", "extrajudicial killing"},
        *{"murder", "police shooting", "encounter"},
    },
    "FORCE": {
        *{"police violence", "police brutality", "use of force", "excessive force", "tear gas"},
        *{"crowd control", "lathi charge", "baton charge", "protest with intervention"},
        *{"shooting", "killing", "police shooting"},
    },
}
_IMPLIED = {"ARREST": {"ARREST"}, "FORCE": {"FORCE_AGAINST_PROTEST", "PROTEST_WITH_INTER"}}
_POLICE = re.compile(
    r"\b(?:police\w*|policem[ae]n|constabl\w+|cops?|officers?|security forces?|paramilitar\w+|"
    r"crpf|bsf|srp|rpf|rapid action force|law enforcement)\b",
    re.IGNORECASE,
)
CLASSES = ("ARREST", "KILL", "FORCE")


@dataclass(frozen=True, slots=True)
class PoliceScores:
    """Figures over articles.

    Attributes:
        articles: how many. classes: the tally of each class.
        any_action: any of them against any of them; any_police_action: against gold of any
            action of the police at all.
        missed, invented: for each class the ids of the articles.
    """

    articles: int
    classes: Mapping[str, Tally]
    any_action: Tally
    any_police_action: Tally
    missed: Mapping[str, tuple[str, ...]]
    invented: Mapping[str, tuple[str, ...]]


def score_police(
    gold: Iterable[Row],
    events: Iterable[Row],
    *,
    labels: Labels,
    articles: frozenset[str] | None = None,
) -> PoliceScores:
    """Compare what `dateline extract` prints with the classes of whole articles.

    Args:
        gold: lines with article_id and labels, a list of classes.
        events: reports of any number of articles; `actor` tells who did it.
        labels: know the ACLED sub-event types that are of a class by themselves.
        articles: ids to which scoring is confined, or None.
    """
    golds = [row for row in gold if articles is None or row["article_id"] in articles]
    universe = {row["article_id"] for row in golds}
    given: dict[str, set[str]] = defaultdict(set)
    for event in reported(events):
        for name in CLASSES:
            if event["article_id"] in universe and _is_of(event, name, labels):
                given[name].add(event["article_id"])
    wanted = {
        name: {row["article_id"] for row in golds if name in row["labels"]}
        for name in (*CLASSES, "ANY_ACTION")
    }
    every = set().union(*(given[name] for name in CLASSES))
    return PoliceScores(
        articles=len(universe),
        classes={name: _tally(wanted[name], given[name]) for name in CLASSES},
        any_action=_tally(set().union(*(wanted[name] for name in CLASSES)), every),
        any_police_action=_tally(wanted["ANY_ACTION"], every),
        missed={name: tuple(sorted(wanted[name] - given[name])) for name in CLASSES},
        invented={name: tuple(sorted(given[name] - wanted[name])) for name in CLASSES},
    )


def _is_of(event: Row, name: str, labels: Labels) -> bool:
    if labels.label(event) in _IMPLIED.get(name, ()):
        return True
    kinds = {_folded(event.get(key)) for key in ("sub_event_type", "event_type")}
    if not kinds & _KINDS[name]:
        return False
    return name == "ARREST" or _is_police(event.get("actor"))


def _is_police(actor: object) -> bool:
    words = json.dumps(actor, ensure_ascii=False).replace("_", " ")
    return bool(actor) and _POLICE.search(words) is not None


def _tally(wanted: set[str], given: set[str]) -> Tally:
    return Tally(len(wanted & given), len(given), len(wanted))


def _folded(name: object) -> str:
    return re.sub(r"[^a-z0-9]+", " ", str(name or "").lower()).strip()
