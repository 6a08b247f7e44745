"""Gold annotations of the sample: what a careful reader takes from each article."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from etl.articles import Article
from etl.errors import ConfigError


@dataclass(frozen=True, slots=True)
class GoldReport:
    """One event that an article tells, as a person read it.

    Attributes:
        article: key of the article: its file's stem, or the record's own id.
        event: key shared by all articles that tell of the same happening.
        city: common English name, or None. country: ISO 3166-1 alpha-2, or None.
        date_start, date_end: the interval that the article supports; None where it names none.
        evidence: words of the article that tell of it.
    """

    article: str
    event: str
    event_type: str
    sub_event_type: str
    city: str | None
    country: str | None
    admin1: str | None
    date_start: date | None
    date_end: date | None
    date_precision: str
    place_precision: str
    status: str
    evidence: str


def gold_key(article: Article) -> str:
    """The key under which the gold knows an article."""
    name, _, record = article.origin.partition(":")
    return article.id if record else name.rsplit(".", 1)[0]


def read_gold(folder: Path) -> tuple[GoldReport, ...]:
    """All gold of a folder, from its `*.jsonl` files but not `*.articles.jsonl`.

    Raises:
        ConfigError: when there is none, or a line is no gold line; it names the line.
    """
    found = []
    for path in _files(folder):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip():
                continue
            try:
                found.append(_gold_report(json.loads(line)))
            except (KeyError, TypeError, ValueError) as error:
                raise ConfigError(f"{path.name}, line {number}: no gold line ({error}).") from error
    if not found:
        raise ConfigError(f"{folder} holds no gold annotations (*.jsonl).")
    return tuple(found)


def fingerprint(folder: Path) -> str:
    """A hash of all gold files, so that floors are never compared with other gold."""
    digest = hashlib.sha256()
    for path in _files(folder):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.glob("*.jsonl") if not p.name.endswith(".articles.jsonl"))


def _gold_report(row: dict[str, Any]) -> GoldReport:
    start, end = (
        date.fromisoformat(row[name]) if row[name] else None for name in ("date_start", "date_end")
    )
    fields = {name: row[name] for name in GoldReport.__slots__ if not name.startswith("date_")}
    precision: str = row["date_precision"]
    return GoldReport(date_start=start, date_end=end, date_precision=precision, **fields)
