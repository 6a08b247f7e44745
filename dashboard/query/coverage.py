"""What the store covers and what was skipped: counts for the page of quality."""

from dataclasses import dataclass

from dashboard.query.loaded import Events
from etl.store import Snapshot

_BANDS = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """Events of one band of confidence that a person has judged.

    Attributes:
        low, high: of the band. n_events: all of its events. accepted, corrected, rejected: the
        judged ones.
    """

    low: float
    high: float
    n_events: int
    accepted: int
    corrected: int
    rejected: int


@dataclass(frozen=True, slots=True)
class Skips:
    """Why something was skipped: the reason, its number, the next step and one place of it."""

    stage: str
    reason: str
    number: int
    advice: str
    example: str


def judged_by_band(events: Events) -> tuple[Judged, ...]:
    """What people said of the events, by fifths of confidence, the surest first."""
    rows = events.rows(
        "SELECT least(floor(confidence * ?), ? - 1)::INTEGER AS band, review::VARCHAR, count(*) "
        "FROM event GROUP BY 1, 2",
        [_BANDS, _BANDS],
    )
    bands: dict[int, dict[str, int]] = {}
    for band, review, number in rows:
        bands.setdefault(band, {})[review] = number
    return tuple(
        Judged(
            band / _BANDS,
            (band + 1) / _BANDS,
            sum(found.values()),
            found.get("accepted", 0),
            found.get("corrected", 0),
            found.get("rejected", 0),
        )
        for band, found in sorted(bands.items(), reverse=True)
    )


def skips(snapshot: Snapshot, *, most: int = 50) -> tuple[Skips, ...]:
    """The log of what was skipped, by reason, most frequent first.

    Raises:
        StoreError: the store is damaged.
    """
    with snapshot.asking() as connection:
        snapshot.relation(connection, "issues").create_view("issues")
        rows = connection.execute(
            "SELECT stage, reason, count(*), any_value(advice), min(origin) FROM issues "
            "GROUP BY stage, reason ORDER BY count(*) DESC, stage, reason LIMIT ?",
            [most],
        ).fetchall()
    return tuple(Skips(*row) for row in rows)
