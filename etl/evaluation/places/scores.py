"""How many place names are found, and how many of them are put where they lie.

Counted as is customary in geoparsing: a name is right end to end when it is found and its point
lies within 161 km (100 miles) of the gold's; "or id" accepts the same GeoNames id too, since the
point of a large area is a matter of convention. Names without a point in the gold are neutral.
"""

import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from etl.evaluation.bootstrap import f1_interval
from etl.evaluation.lines import Row
from etl.evaluation.places.matching import (
    Answer,
    GoldName,
    answer,
    gold_name,
    is_populated,
    match,
    overlap,
)
from etl.evaluation.ratios import Tally

# The same figures over a part of the gold.
VIEWS: Mapping[str, Callable[[Row], bool]] = {
    "all": lambda _: True,
    "populated": lambda row: row.get("kind") == "ppl",
    "reachable": lambda row: row.get("reachable") is True,
    "names": lambda row: row.get("form") != "adjective",
}


@dataclass(frozen=True, slots=True)
class Invented:
    """A predicted place that answers no gold name, and the scored names that it touches."""

    place: Row
    touches: tuple[GoldName, ...]


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """The places of one article against its gold.

    Attributes:
        article_id: its id. names: all scored gold names. answers: of those that were found.
        missed: those that were not. invented: places that answer nothing, neutral ones left out.
    """

    article_id: str
    names: tuple[GoldName, ...]
    answers: tuple[Answer, ...]
    missed: tuple[GoldName, ...]
    invented: tuple[Invented, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The figures over one part of the gold.

    Attributes:
        overlap, exact: recognition, by any shared character and by the very span.
        end_to_end, end_to_end_or_id: found and right.
        n_id, n_country: found names for which the gold has an id of its own, and both have a
            country. id: of the former those with the same id, None where no id is predicted at all.
        country: of the latter those in the same country.
        median_km: distance of the points, None without any.
    """

    overlap: Tally
    exact: Tally
    end_to_end: Tally
    end_to_end_or_id: Tally
    n_id: int
    id: int | None
    n_country: int
    country: int
    median_km: float | None


@dataclass(frozen=True, slots=True)
class PlaceScores:
    """All figures, the articles behind them, and what was odd in the predictions."""

    views: Mapping[str, View]
    articles: tuple[ReadArticle, ...]
    notes: Mapping[str, int]


def score_places(
    gold: Iterable[Row],
    predictions: Iterable[Row],
    *,
    articles: frozenset[str] | None = None,
    roles: str = "literal",
) -> PlaceScores:
    """Compare what `dateline annotate` prints with gold place names.

    Args:
        gold: lines with article_id, start, end, latitude, longitude, geonameid, country, kind,
            role, form and reachable; only the first three are needed.
        predictions: lines with id and places; of a place start and end are needed.
        articles: ids to which scoring is confined; those of the gold, if None.
        roles: a key of `matching.ROLES`.
    """
    by_article: dict[str, list[GoldName]] = defaultdict(list)
    for row in gold:
        by_article[row["article_id"]].append(gold_name(row, roles))
    wanted = frozenset(by_article) if articles is None else articles
    notes = dict.fromkeys(
        ("bad_spans", "duplicate_places", "unknown_articles", "repeated_articles"), 0
    )
    places = _places_of(predictions, wanted, notes)
    notes |= {"articles": len(wanted), "articles_without_prediction": len(wanted - places.keys())}
    read = tuple(_read(one, by_article[one], places.get(one, [])) for one in sorted(wanted))
    views = {
        name: view_of(read, keep, populated_only=name == "populated")
        for name, keep in VIEWS.items()
    }
    return PlaceScores(views, read, notes)


def _places_of(
    predictions: Iterable[Row], wanted: frozenset[str], notes: dict[str, int]
) -> dict[str, list[Row]]:
    """The usable places of each article, in order; what is not usable is counted."""
    found: dict[str, list[Row]] = {}
    for row in predictions:
        if row["id"] not in wanted:
            notes["unknown_articles"] += 1
            continue
        notes["repeated_articles"] += row["id"] in found
        places = found.setdefault(row["id"], [])
        seen: set[tuple[int, int]] = set()
        for place in row.get("places") or []:
            start, end = place.get("start"), place.get("end")
            if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end):
                notes["bad_spans"] += 1
            elif (start, end) in seen:
                notes["duplicate_places"] += 1
            else:
                seen.add((start, end))
                places.append(place)
    return found


def _read(article_id: str, gold: Sequence[GoldName], places: Sequence[Row]) -> ReadArticle:
    pairs = match(gold, places)
    matched = set(pairs.values())
    invented = []
    for j, place in enumerate(places):
        touched = [name for name in gold if overlap(name.row, place) > 0]
        if j not in matched and all(name.scored for name in touched):
            invented.append(Invented(place, tuple(touched)))
    return ReadArticle(
        article_id,
        names=tuple(name for name in gold if name.scored),
        answers=tuple(
            answer(name, places[pairs[i]])
            for i, name in enumerate(gold)
            if name.scored and i in pairs
        ),
        missed=tuple(name for i, name in enumerate(gold) if name.scored and i not in pairs),
        invented=tuple(invented),
    )


def view_of(
    articles: Iterable[ReadArticle], keep: Callable[[Row], bool], *, populated_only: bool = False
) -> View:
    """The figures over the gold names that are kept.

    Args:
        articles: all that were read.
        keep: whether a gold line belongs to the view.
        populated_only: whether an invented place counts only if it may be a populated one.
    """
    n_gold = n_invented = 0
    answers: list[Answer] = []
    for article in articles:
        n_gold += sum(keep(name.row) for name in article.names)
        answers += [one for one in article.answers if keep(one.gold.row)]
        n_invented += sum(
            _counts(one, keep, populated_only=populated_only) for one in article.invented
        )
    given = len(answers) + n_invented
    with_id = [a for a in answers if _has_own_id(a.gold.row)]
    both = [a for a in answers if a.gold.row.get("country") and a.place.get("country")]
    names_ids = any(a.place.get("geonameid") not in {None, ""} for a in with_id)
    distances = [one.km for one in answers if one.km is not None]
    return View(
        overlap=Tally(len(answers), given, n_gold),
        exact=Tally(sum(one.exact for one in answers), given, n_gold),
        end_to_end=Tally(sum(one.near for one in answers), given, n_gold),
        end_to_end_or_id=Tally(sum(one.near or one.same_id for one in answers), given, n_gold),
        n_id=len(with_id),
        id=sum(one.same_id for one in with_id) if names_ids else None,
        n_country=len(both),
        country=sum(str(a.place["country"]).upper() == a.gold.row["country"] for a in both),
        median_km=statistics.median(distances) if distances else None,
    )


def end_to_end_interval(
    articles: Iterable[ReadArticle],
    keep: Callable[[Row], bool],
    *,
    populated_only: bool,
    draws: int,
) -> tuple[float, float]:
    """The 95% interval of the F1 end to end over the gold names that are kept."""
    tallies = [
        view_of([article], keep, populated_only=populated_only).end_to_end for article in articles
    ]
    return f1_interval([(one.right, one.given, one.wanted) for one in tallies], draws)


def _counts(invented: Invented, keep: Callable[[Row], bool], *, populated_only: bool) -> bool:
    if invented.touches:
        return any(keep(name.row) for name in invented.touches)
    return not populated_only or is_populated(invented.place.get("kind")) is not False


def _has_own_id(row: Row) -> bool:
    return row.get("geonameid") is not None and not row.get("geonameid_derived")
