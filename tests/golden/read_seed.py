"""The seed article through the whole flow, as offsets and fields without the article's words.

`python -m tests.golden.read_seed` writes `seed.json` anew after a change that is meant; look at the
difference before keeping it.
"""

import json
import sys
from pathlib import Path
from typing import Any

from etl.articles import read_articles
from etl.codebook import load_codebook
from etl.config import Config
from etl.issues import Issue
from etl.mentions import find_mentions
from etl.places import Gazetteer
from etl.reports import Report, locate

CHECKOUT = Path(__file__).resolve().parents[2]
ARTICLE = CHECKOUT.parent / "shared" / "seed" / "article.txt"
GOLDEN = Path(__file__).with_name("seed.json")


def read_seed() -> tuple[Report, ...]:
    """What the seed article claims."""
    config = Config.default()
    gazetteer, codebook = Gazetteer.open(config.gazetteer), load_codebook(config.codebook)
    reports: list[Report] = []
    for article in read_articles([ARTICLE]):
        if isinstance(article, Issue):
            raise TypeError(article.line())
        reading = find_mentions(article, codebook=codebook, gazetteer=gazetteer)
        reports.extend(locate(reading, gazetteer=gazetteer, codebook=codebook))
    return tuple(reports)


def outline(report: Report) -> dict[str, Any]:
    """The report's record without ids, words and the second digit of its confidence."""
    record = report.to_record()
    for name in ("report_id", "article_id", "actor", "latitude", "longitude"):
        del record[name]
    record["confidence"] = round(record["confidence"], 1)
    for name in ("trigger", "sentence", "place_span", "date_span"):
        if record[name] is not None:
            record[name] = [record[name]["start"], record[name]["end"]]
    return record


if __name__ == "__main__":
    lines = (json.dumps(outline(report), ensure_ascii=False) for report in read_seed())
    GOLDEN.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
    sys.stdout.write(f"wrote {GOLDEN.name}\n")
