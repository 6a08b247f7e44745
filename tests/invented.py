"""An invented store for tests and trial pictures: no event, outlet or sentence in it is real."""

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa

from etl.merging.wording import wording_of
from etl.store import Changes, open_writer
from etl.store.schema import TABLES, month_of

# Id, city, province, country, latitude, longitude, and how often it is drawn.
CITIES = (
    (112931, "Tehran", "Tehran", "IR", 35.694, 51.422, 47),
    (117574, "Sanandaj", "Kurdistan", "IR", 35.315, 46.999, 29),
    (1159301, "Zahedan", "Sistan and Baluchestan", "IR", 29.496, 60.863, 19),
    (117392, "Saqqez", "Kurdistan", "IR", 36.25, 46.274, 18),
    (125446, "Mahabad", "West Azerbaijan", "IR", 36.763, 45.722, 15),
    (128747, "Karaj", "Alborz", "IR", 35.833, 50.992, 14),
    (115019, "Shiraz", "Fars", "IR", 29.61, 52.531, 13),
    (113646, "Tabriz", "East Azerbaijan", "IR", 38.08, 46.292, 10),
    (124665, "Mashhad", "Razavi Khorasan", "IR", 36.298, 59.606, 9),
    (124778, "Marivan", "Kurdistan", "IR", 35.518, 46.183, 9),
    (130697, "Izeh", "Khuzestan", "IR", 31.83, 49.868, 8),
    (128226, "Kermanshah", "Kermanshah", "IR", 34.314, 47.065, 8),
    (418863, "Isfahan", "Isfahan", "IR", 32.652, 51.675, 7),
    (118743, "Rasht", "Gilan", "IR", 37.276, 49.589, 5),
    (132892, "Gorgan", "Golestan", "IR", 36.843, 54.444, 2),
    (143534, "Amol", "Mazandaran", "IR", 36.47, 52.351, 5),
    (144448, "Ahvaz", "Khuzestan", "IR", 31.319, 48.684, 3),
    (145459, "Abadan", "Khuzestan", "IR", 30.339, 48.304, 5),
    (128234, "Kerman", "Kerman", "IR", 30.283, 57.079, 1),
    (111822, "Yazd", "Yazd", "IR", 31.897, 54.368, 2),
    (119208, "Qom", "Qom", "IR", 34.64, 50.876, 2),
    (119505, "Qazvin", "Qazvin", "IR", 36.269, 50.004, 1),
    (111453, "Zanjan", "Zanjan", "IR", 36.676, 48.496, 1),
    (121801, "Urmia", "West Azerbaijan", "IR", 37.553, 45.076, 4),
    (143127, "Arak", "Markazi", "IR", 34.095, 49.698, 1),
    (141681, "Bandar Abbas", "Hormozgan", "IR", 27.187, 56.281, 1),
    (132144, "Hamadan", "Hamadan", "IR", 34.799, 48.515, 2),
    (1160571, "Khash", "Sistan and Baluchestan", "IR", 28.221, 61.216, 3),
    (1140026, "Herat", "Herat", "AF", 34.348, 62.2, 3),
    (1138958, "Kabul", "Kabul", "AF", 34.528, 69.172, 8),
    (98182, "Baghdad", "Baghdad", "IQ", 33.341, 44.401, 3),
    (99532, "Basra", "Basra", "IQ", 30.509, 47.78, 2),
    (94787, "Kirkuk", "Kirkuk", "IQ", 35.468, 44.392, 2),
    (95446, "Erbil", "Erbil", "IQ", 36.191, 44.009, 4),
)
PROVINCES = (
    (126584, None, "Kurdistan", "IR", 35.7, 46.8, 8),
    (142549, None, "East Azerbaijan", "IR", 37.9, 46.6, 2),
    (134766, None, "Fars", "IR", 29.1, 53.1, 2),
    (1159456, None, "Sistan and Baluchestan", "IR", 28.2, 60.6, 4),
    (127082, None, "Khuzestan", "IR", 31.3, 49.0, 3),
    (443792, None, "Golestan", "IR", 37.3, 55.2, 1),
    (6201375, None, "Razavi Khorasan", "IR", 35.5, 59.0, 1),
    (418862, None, "Isfahan", "IR", 33.2, 52.5, 1),
    (111821, None, "Yazd", "IR", 32.1, 55.0, 1),
)
NATIONS = (
    (130758, None, None, "IR", 32.0, 53.0, 31),
    (99237, None, None, "IQ", 33.0, 44.0, 4),
    (1149361, None, None, "AF", 33.0, 66.0, 2),
)
KINDS = (
    ("protest", "demonstration", 30),
    ("protest", "sit_in", 14),
    ("riot", "violent_demonstration", 5),
    ("property_destruction", "arson", 7),
    ("symbolic_act", "graffiti", 6),
    ("armed_clash", "armed_clash", 3),
    ("explosion", "bombing", 8),
    ("attack", "shooting", 10),
    ("abduction", "abduction", 2),
    ("repression", "arrest", 8),
    ("repression", "sentence", 4),
    ("strategic", "troop_movement", 3),
    ("crime", "robbery", 1),
)
OUTLETS = ("Northern Wire", "The Morning Ledger", "Radio Example", "Harbour Times", "Field Notes")
STATES = ("unreviewed", "accepted", "corrected", "rejected")
FIRST = date(2022, 9, 16)
HOSTILE = "<img src=x onerror=alert(1)> & *stars* $x_1$ :red[no] [link](javascript:alert(1)) | 'q'"


_NOT_CLAIMED = {"n_reports", "sentence", "review_state"}


@dataclass(frozen=True, slots=True)
class Invented:
    """Rows of one event and of its reports and articles, as the store's columns name them."""

    event: dict[str, Any]
    reports: tuple[dict[str, Any], ...]
    articles: tuple[dict[str, Any], ...]


def invent(number: int, **fields: Any) -> Invented:
    """The event of a number, always the same; `fields` replaces columns of the claim.

    Besides columns of the event: `n_reports` (how many articles tell of it), `sentence` and
    `review_state`.
    """
    chance = random.Random(number)
    claim = _claim(chance) | {k: v for k, v in fields.items() if k not in _NOT_CLAIMED}
    n_reports = fields.get("n_reports", chance.choice((1, 1, 1, 2, 3)))
    event_id = _digest(f"event {number}")
    reports, articles = [], []
    for told in range(n_reports):
        report, article = _told(event_id, told, claim, fields.get("sentence"))
        reports.append(report)
        articles.append(article)
    state = fields.get("review_state") or chance.choices(STATES, (95, 3, 2, 0))[0]
    sources = sorted({str(article["source"]) for article in articles})
    days = [article["published_date"] for article in articles]
    event = claim | {
        "event_id": event_id,
        "n_reports": n_reports,
        "n_articles": n_reports,
        "n_sources": len(sources),
        "sources": sources,
        "first_published": min(days),
        "reviewed": state != "unreviewed",
        "sentence": reports[0]["sentence"],
        "report_ids": sorted(report["report_id"] for report in reports),
        "detail": "same type, place and day",
        "disagreement": "[]",
        "review_state": state,
        "flags": [],
        "judgement_ids": [],
        "month": month_of(claim["date_start"]),
    }
    return Invented(event, tuple(reports), tuple(articles))


def _claim(chance: random.Random) -> dict[str, Any]:
    kind = chance.choices(KINDS, [one[2] for one in KINDS])[0]
    pool = chance.choices((CITIES, PROVINCES, NATIONS), (76, 8, 16))[0]
    place = chance.choices(pool, [one[6] for one in pool])[0]
    day = FIRST + timedelta(days=int(chance.triangular(0, 106, 20)))
    start, end, precision = day, day, "day"
    if chance.random() < 0.12:
        start, end, precision = day, day + timedelta(days=6), "week"
    elif chance.random() < 0.035:
        start, end, precision = None, day + timedelta(days=3), "unknown"
    status = chance.choices(("reported", "planned", "denied", "historical"), (90, 5, 2, 3))[0]
    return {
        "event_type": kind[0],
        "sub_event_type": kind[1],
        "acled_event_type": None,
        "acled_sub_event_type": None,
        "date_start": start,
        "date_end": end,
        "date_precision": precision,
        "city": place[1],
        "admin1": place[2],
        "country": place[3],
        "geonameid": place[0],
        "latitude": place[4],
        "longitude": place[5],
        "place_precision": "city" if place[1] else "admin1" if place[2] else "country",
        "status": status,
        "confidence": round(chance.uniform(0.35, 0.97), 2),
        "participants": chance.choice((None, None, 200)),
        "fatalities": chance.choice((None, None, 2)),
        "injured": chance.choice((None, None, 14)),
        "detained": None,
        "actor": chance.choice((None, "protesters", "police")),
    }


def _told(
    event_id: str, told: int, claim: dict[str, Any], sentence: str | None
) -> tuple[dict[str, Any], dict[str, Any]]:
    word = str(claim["sub_event_type"]).replace("_", " ")
    where = claim["city"] or claim["admin1"] or "the country"
    when = "on Saturday" if claim["date_precision"] == "day" else "last week"
    lead = ("Hundreds were seen", "Residents told of it", "Officials said so")[told % 3]
    said = sentence or f"{lead}: {word} in {where} {when}, & nobody could say more."
    head = f"A made-up report, {told + 1}.\n\n"
    report_id = _digest(f"{event_id} {told}")
    day = (claim["date_end"] or FIRST) + timedelta(days=1 + told)
    outlet = OUTLETS[int(event_id[0], 16) % len(OUTLETS) - told % len(OUTLETS)]
    article = {
        "article_id": f"a-{report_id}",
        "title": f"Made up: {word}",
        "source": outlet,
        "url": f"https://example.org/{report_id}",
        "published": day.isoformat(),
        "published_date": day,
        "language": "en",
        "origin": "made-up.jsonl",
        "text": head + said,
        "digest": report_id,
        "sketch": b"",
    }
    spans = {
        name: _span(head, said, words)
        for name, words in (("trigger", word), ("place_span", where), ("date_span", when))
    }
    report = claim | {
        "report_id": report_id,
        "article_id": article["article_id"],
        "sentence": said,
        "sentence_start": len(head),
        "sentence_end": len(head) + len(said),
        "place_name": where,
        "place_population": 0,
        "detail": "made up",
        "alternatives": "[]",
        "wording": wording_of(said),
        "held": False,
        "source": outlet,
        "published": article["published"],
        "sketch": b"",
        "month": month_of(claim["date_start"]),
    }
    for name, (start, end, words) in spans.items():
        report |= {name: words, f"{name}_start": start, f"{name}_end": end}
    if report["trigger_start"] is None:
        report |= {"trigger": said[:4], "trigger_start": len(head), "trigger_end": len(head) + 4}
    return report, article


def _span(head: str, said: str, words: str) -> tuple[int | None, int | None, str | None]:
    at = said.find(words)
    return (None, None, None) if at < 0 else (len(head) + at, len(head) + at + len(words), words)


def _digest(seed: str) -> str:
    return hashlib.sha256(seed.encode()).hexdigest()[:16]


def tables_of(invented: Sequence[Invented]) -> dict[str, pa.Table]:
    """The rows as tables in the store's schemas, by name."""
    rows = {
        "events": [one.event for one in invented],
        "reports": [report for one in invented for report in one.reports],
        "articles": [article for one in invented for article in one.articles],
    }
    return {name: pa.Table.from_pylist(rows[name], schema=TABLES[name]) for name in rows}


def write_store(store: Path, invented: Sequence[Invented]) -> None:
    """Commit the rows as one more version of a store."""
    with open_writer(store) as writer:
        writer.commit(Changes(**tables_of(invented)))
