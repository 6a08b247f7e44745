"""What went wrong with a place name, in classes that say where to look for the cause."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from etl.evaluation.lines import Row
from etl.evaluation.places.matching import RADIUS_KM, Answer, GoldName, great_circle_km, overlap
from etl.evaluation.places.scores import ReadArticle
from etl.places import Gazetteer

# Class -> what it means, in the order in which they are listed.
CLASSES = {
    "demonym": "an adjective or a people that the gold takes for their country, which we do not",
    "missed": "a name that was not read as a place",
    "unplaced": "read as a place, but left without one although the right one is known",
    "no candidate": "the gazetteer has no such name near there",
    "wrong kind": "the right name, but the city for its province or country, or the other way",
    "namesake": "a place of the same name elsewhere",
    "wrong candidate": "a place that is known by that name too, elsewhere",
    "far point": "the very entry, whose point lies more than 161 km from the gold's (right by id)",
    "cut wrongly": "the right words only in part, and the wrong place",
    "invented": "no place name, or none of the gold's",
}


@dataclass(frozen=True, slots=True)
class PlaceError:
    """One error: its class, where it is and the two sides of it in words."""

    kind: str
    article_id: str
    text: str
    told: str


def place_errors(
    articles: Iterable[ReadArticle],
    unplaced: dict[str, list[Row]],
    gazetteer: Gazetteer,
) -> Iterator[PlaceError]:
    """Every error, article by article.

    Args:
        articles: what was read against the gold.
        unplaced: for each article the names that were left without a place.
        gazetteer: tells which places a name could mean.
    """
    for article in articles:
        left = unplaced.get(article.article_id, [])
        for name in article.missed:
            kind = _why_missed(name, left, gazetteer)
            yield PlaceError(kind, article.article_id, name.row["text"], _gold_in_words(name.row))
        for one in article.answers:
            if not one.near:
                told = f"{_gold_in_words(one.gold.row)}; read {_place_in_words(one.place)}"
                kind = _why_wrong(one, gazetteer)
                yield PlaceError(kind, article.article_id, one.gold.row["text"], told)
        for other in article.invented:
            text = str(other.place.get("text") or "")
            yield PlaceError("invented", article.article_id, text, _place_in_words(other.place))


def _why_missed(name: GoldName, unplaced: list[Row], gazetteer: Gazetteer) -> str:
    if not any(overlap(name.row, other) > 0 for other in unplaced):
        return "demonym" if name.row.get("form") == "adjective" else "missed"
    return "unplaced" if _is_known(name.row, gazetteer) else "no candidate"


def _why_wrong(one: Answer, gazetteer: Gazetteer) -> str:
    row, place = one.gold.row, one.place
    if one.same_id:
        return "far point"
    if not _is_known(row, gazetteer):
        return "no candidate" if one.exact else "cut wrongly"
    name = gazetteer.normalise(str(place.get("name") or ""))
    if name != gazetteer.normalise(row["text"]):
        return "wrong candidate" if one.exact else "cut wrongly"
    is_populated = row.get("kind") == "ppl"
    return "wrong kind" if is_populated != (place.get("kind") == "city") else "namesake"


def _is_known(row: Row, gazetteer: Gazetteer) -> bool:
    """Whether some place of that name lies where the gold's does, or is the very entry."""
    point = (row["latitude"], row["longitude"])
    return any(
        str(place.geonameid) == str(row.get("geonameid"))
        or great_circle_km(point, (place.latitude, place.longitude)) <= RADIUS_KM
        for place in (candidate.place for candidate in gazetteer.candidates(row["text"]))
    )


def _gold_in_words(row: Row) -> str:
    where = f"{row['latitude']:.2f}, {row['longitude']:.2f}"
    return f"{row.get('name') or row['text']} ({row.get('kind') or '?'}, {row.get('country') or '?'}, {where})"


def _place_in_words(place: Row) -> str:
    parts = (place.get("kind"), place.get("admin1"), place.get("country"))
    return f"{place.get('name') or '?'} ({', '.join(str(part) for part in parts if part)})"
