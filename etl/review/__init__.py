"""Review: what people decided about events, and which of today's reports they meant."""

from etl.review.judgement import Anchor, Judgement, Kind
from etl.review.lines import from_lines, to_lines
from etl.review.replay import NOTHING, Bound, Judged, active, bind

__all__ = [
    "NOTHING",
    "Anchor",
    "Bound",
    "Judged",
    "Judgement",
    "Kind",
    "active",
    "bind",
    "from_lines",
    "to_lines",
]
