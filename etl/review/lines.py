"""Judgements as JSON Lines: for another team, for a copy, and as the ledger's table keeps them."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from etl.errors import ConfigError
from etl.review.judgement import Anchor, Judgement, Kind, identified

_TEXTS = ("who", "why", "batch")
_MOST_SHOWN = 80


def to_record(judgement: Judgement) -> dict[str, Any]:
    """The judgement as one JSON object."""
    return {
        "judgement_id": judgement.judgement_id,
        "kind": str(judgement.kind),
        "anchors": [_anchor_record(one) for one in judgement.anchors],
        "others": [_anchor_record(one) for one in judgement.others],
        "field": judgement.field,
        "value": judgement.value,
        "seen": judgement.seen,
        "who": judgement.who,
        "at": judgement.at.isoformat(),
        "why": judgement.why,
        "batch": judgement.batch,
        "event_ids": list(judgement.event_ids),
    }


def from_record(record: Any) -> Judgement:
    """The judgement that `to_record` wrote.

    Raises:
        ConfigError: the object is no judgement, or it was changed since it was made.
    """
    try:
        at = datetime.fromisoformat(record["at"])
        if at.tzinfo is None:
            raise ValueError("the time has no zone")  # noqa: TRY301 - one message for all of them
        made = Judgement(
            judgement_id=str(record["judgement_id"]),
            kind=Kind(record["kind"]),
            anchors=tuple(_anchor(one) for one in record["anchors"]),
            others=tuple(_anchor(one) for one in record["others"]),
            field=record["field"],
            value=record["value"],
            seen=record["seen"],
            **{name: _text(record, name) for name in _TEXTS},
            at=at.astimezone(UTC),
            event_ids=tuple(str(one) for one in record["event_ids"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ConfigError(f"This is no judgement ({type(error).__name__}: {error}).") from error
    if identified(made).judgement_id != made.judgement_id:
        raise ConfigError(
            f"Judgement {made.judgement_id[:_MOST_SHOWN]} does not say what it said when it was "
            "made: export it anew where it comes from."
        )
    return made


def to_lines(judgements: Iterable[Judgement]) -> Iterator[str]:
    """Each judgement as one line of JSON without the line feed."""
    for one in judgements:
        yield json.dumps(to_record(one), ensure_ascii=False)


def from_lines(lines: Iterable[str]) -> tuple[Judgement, ...]:
    """The judgements of JSON Lines; all of them, or an error.

    Raises:
        ConfigError: a line is no judgement; the message names the line.
    """
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found.append(from_record(json.loads(line)))
        except (ConfigError, ValueError) as error:
            raise ConfigError(f"Line {number}: {error}") from error
    return tuple(found)


def _anchor_record(anchor: Anchor) -> dict[str, Any]:
    return {name: getattr(anchor, name) for name in Anchor.__slots__}


def _anchor(record: Any) -> Anchor:
    return Anchor(
        article_id=_text(record, "article_id"),
        start=int(_number(record, "start") or 0),
        end=int(_number(record, "end") or 0),
        event_type=_text(record, "event_type"),
        sub_event_type=_text(record, "sub_event_type"),
        geonameid=_number(record, "geonameid"),
        place_start=_number(record, "place_start"),
        report_id=_text(record, "report_id"),
    )


def _number(record: Any, name: str) -> int | None:
    value = record[name]
    if isinstance(value, bool) or not isinstance(value, int | None):
        raise TypeError(f"{name} is no number")
    return value


def _text(record: Any, name: str) -> str:
    value = record[name]
    if not isinstance(value, str):
        raise TypeError(f"{name} is no text")
    return value
