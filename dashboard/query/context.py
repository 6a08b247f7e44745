"""What stands around each receipt in its article, which articles are copies, and who else is meant."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.query.loaded import Events
from dashboard.query.records import Receipt
from etl.export.select import by_the_letter
from etl.merging.reprints import are_copies
from etl.store.schema import month_of

_AROUND = 280  # letters of the article before and after the sentence


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """Another place that the name could mean.

    Attributes:
        geonameid: its id. name: as the gazetteer prints it. score: 0 to 1, the highest given.
    """

    geonameid: int
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Told:
    """A receipt in its article.

    Attributes:
        receipt: the report. before, after: what stands around its sentence.
        copies: receipts of articles that are copies of this one's: told once.
        runners_up: other places that its name could mean, best first.
    """

    receipt: Receipt
    before: str
    after: str
    copies: tuple[Receipt, ...]
    runners_up: tuple[RunnerUp, ...]


_ASKED = """
SELECT report.report_id, report.alternatives, article.sketch,
       substr(article.text, greatest(report.sentence_start - $around, 0) + 1,
              least(report.sentence_start, $around)),
       substr(article.text, report.sentence_end + 1, $around)
FROM read_parquet($reports, hive_partitioning = false) AS report
LEFT JOIN read_parquet($articles) AS article ON article.article_id = report.article_id
WHERE report.report_id IN (SELECT unnest($ids))
"""


def _month(path: str) -> str:
    return Path(path).parent.name.partition("=")[2]


def in_context(events: Events, receipts: Sequence[Receipt]) -> tuple[Told, ...]:
    """The receipts of one event in their articles; copies of an article are folded into it."""
    if not receipts:
        return ()
    months = {month_of(one.date_start) for one in receipts}  # by which the store parts reports
    files = [path for path in events.files.reports if _month(path) in months]
    bound = {
        "around": _AROUND,
        "reports": by_the_letter(files),
        "articles": by_the_letter(events.files.articles),
        "ids": [one.report_id for one in receipts],
    }
    rows = {row[0]: row[1:] for row in events.named_rows(_ASKED, bound)}
    originals: list[tuple[Receipt, list[Receipt]]] = []
    for one in receipts:
        sketch = rows[one.report_id][1]
        for original, copies in originals:
            other = rows[original.report_id][1]
            apart = original.article_id != one.article_id
            if apart and sketch and other and are_copies(sketch, other):
                copies.append(one)
                break
        else:
            originals.append((one, []))
    return tuple(
        Told(
            receipt=one,
            before=rows[one.report_id][2] or "",
            after=rows[one.report_id][3] or "",
            copies=tuple(copies),
            runners_up=tuple(
                RunnerUp(int(other["geonameid"]), str(other["name"]), float(other["score"]))
                for other in json.loads(rows[one.report_id][0] or "[]")
            ),
        )
        for one, copies in originals
    )
