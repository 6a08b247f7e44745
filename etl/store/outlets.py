"""What the store knows of outlets: the places that their articles name."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable

from etl.places.profile import LEAST_SHARE, Sure
from etl.store.reader import Snapshot

# Of each outlet the first articles by a hash of their id: the same whatever came later or first.
_ASK = """
WITH mine AS (
    SELECT article_id, source FROM articles WHERE source IN (SELECT unnest($outlets))
), last AS (
    SELECT article_id, arg_max(places, version) AS places FROM readings
    WHERE article_id IN (SELECT article_id FROM mine) GROUP BY article_id
)
SELECT source, article_id, places FROM mine JOIN last USING (article_id)
WHERE places IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY source ORDER BY md5(article_id)) <= $most
ORDER BY source, md5(article_id)
"""

Named = tuple[str, tuple[tuple[int, float], ...]]
"""The id of an article, and (geonameid, sureness) of the places that it names."""


def places_of_outlets(
    snapshot: Snapshot, outlets: Collection[str], *, most: int
) -> dict[str, list[Named]]:
    """Outlet -> some of its articles with their places, as this version of the store has them."""
    if not outlets or not snapshot.version.rows["readings"]:
        return {}
    with snapshot.asking() as connection:
        snapshot.relation(connection, "articles").create_view("articles")
        snapshot.relation(connection, "readings").create_view("readings")
        rows = connection.execute(_ASK, {"outlets": list(outlets), "most": most}).fetchall()
    found: dict[str, list[Named]] = defaultdict(list)
    for outlet, article_id, places in rows:
        told = tuple((int(place), float(sure)) for place, sure in json.loads(places))
        found[outlet].append((article_id, told))
    return dict(found)


def named(places: Iterable[Sure]) -> str:
    """The places that an article names, as the column `readings.places` holds them."""
    told = [[place.geonameid, round(sure, 3)] for place, sure in places if sure >= LEAST_SHARE]
    return json.dumps(told, separators=(",", ":"))
