"""A tiny real gazetteer: a dozen places, built by the project's own writer."""

from pathlib import Path

from etl.places import Gazetteer
from etl.places.build import write_gazetteer
from etl.places.entry import Entry

ROWS = (
    # geonameid, name, kind, country, admin1, latitude, longitude, people, other names
    (130758, "Iran", "country", "IR", None, 32.0, 53.0, 81_800_269, "ایران"),
    (1218197, "Turkmenistan", "country", "TM", None, 40.0, 60.0, 5_850_908, ""),
    (614540, "Georgia", "country", "GE", None, 42.0, 43.5, 3_731_000, ""),
    (6252001, "United States", "country", "US", None, 38.0, -97.0, 327_167_434, "U.S.|US"),
    (127082, "Khuzestan", "admin1", "IR", 127082, 31.5, 49.0, 4_000_000, ""),
    (443794, "Qom", "admin1", "IR", 443794, 34.6, 50.9, 1_037_412, ""),
    (4197000, "Georgia", "admin1", "US", 4197000, 32.3, -83.1, 4_835_606, "Ga."),
    (112931, "Tehran", "city", "IR", None, 35.69439, 51.42151, 7_153_309, "تهران|Teheran"),
    (145459, "Abadan", "city", "IR", 127082, 30.3392, 48.3043, 231_476, "آبادان"),
    (162099, "Abadan", "city", "TM", None, 38.05415, 58.19721, 39_481, ""),
    (119208, "Qom", "city", "IR", 443794, 34.6401, 50.8764, 900_000, "قم"),
    (4180439, "Atlanta", "city", "US", 4197000, 33.749, -84.38798, 498_715, ""),
    (611717, "Tbilisi", "city", "GE", None, 41.69411, 44.83368, 1_049_498, ""),
)
WORDS = {
    "common": ["a", "the", "of"],
    "first_name": ["Ann"],
    "cue_before": ["in"],
    "title": ["Mr"],
}
KINDS = (
    "abbreviation admin_tail common county_tail cue_after cue_before demonym first_name known_prefix "
    "local_tail locative month never org_head org_tail public region speech street surname title "
    "weekday"
)


def entries() -> list[Entry]:
    found = []
    for geonameid, name, kind, country, admin1, latitude, longitude, people, others in ROWS:
        entry = Entry(
            geonameid, name, kind, country, admin1, latitude, longitude, people,
            is_capital=name in ("Tehran", "Tbilisi"),
        )  # fmt: skip
        entry.add(name, 0)
        for other in filter(None, others.split("|")):
            entry.add(other, 3 if other == "Teheran" else 1)
        found.append(entry)
    return found


def small_gazetteer(directory: Path, *, reverse: bool = False) -> Gazetteer:
    """Builds and opens it; `reverse` gives the builder the rows in the other order."""
    lexicon: dict[str, dict[str, list[int]]] = {
        kind: {word: [] for word in WORDS.get(kind, ())} for kind in KINDS.split(" ")
    }
    rows = entries()[::-1] if reverse else entries()
    write_gazetteer(directory, rows, lexicon=lexicon, versions={"rows": "1"})
    return Gazetteer.open(directory)
