"""What a program asks: the filter, the page and the form, read strictly from the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dashboard.filters import Filters, from_params
from dashboard.query import BINS, Bin
from etl.errors import ConfigError
from etl.export import EXPORTERS, ExportOptions

T = TypeVar("T", bound=str)

MOST = 1_000  # rows of one answer
USUAL = 100
FORMS = ("json", "geojson")
LEVELS = ("city", "admin1", "country")

_FILTER = frozenset(
    {
        "type",
        "subtype",
        "country",
        "admin1",
        "place",
        "from",
        "to",
        "range",
        "undated",
        "unplaced",
        "status",
        "source",
        "outlets",
        "figure",
        "review",
        "confidence",
        "text",
    }
)
_OTHER = {
    "events": frozenset({"limit", "offset", "format"}),
    "cities": frozenset({"limit", "offset", "format", "level"}),
    "timeline": frozenset({"bin"}),
    "export": frozenset({"format", "receipts", "share_safe", "bom", "version"}),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question.

    Attributes:
        filters: what passes. limit, offset: the stretch of rows. form: of the answer.
        bin_: of the timeline. level: of the places. version: of the store; None for the last.
        options: of an export.
    """

    filters: Filters
    limit: int
    offset: int
    form: str
    bin_: Bin
    level: str
    version: int | None
    options: ExportOptions


def read_question(what: str, params: Mapping[str, Sequence[str]]) -> Asked:
    """Read an address; nothing that is not understood is passed over.

    Args:
        what: `events`, `cities`, `timeline` or `export`.
        params: of the address.

    Raises:
        ConfigError: with the parameters that are not understood, in one line.
    """
    unknown = sorted(set(params) - _FILTER - _OTHER[what])
    if unknown:
        known = ", ".join(sorted(_FILTER | _OTHER[what]))
        raise ConfigError(f"There is no parameter {unknown[0]!r}; there are {known}.")
    filters, unread = from_params(params)
    if unread:
        raise ConfigError(f"Not understood: {', '.join(unread)}.")
    forms = tuple(EXPORTERS) if what == "export" else FORMS
    return Asked(
        filters=filters,
        limit=_whole(params, "limit", USUAL, most=MOST),
        offset=_whole(params, "offset", 0),
        form=_choice(params, "format", forms),
        bin_=_choice(params, "bin", BINS, "week"),
        level=_choice(params, "level", LEVELS),
        version=_whole(params, "version", -1) if "version" in params else None,
        options=ExportOptions(
            receipts=_choice(params, "receipts", ("no", "yes")) == "yes",
            share_safe=_choice(params, "share_safe", ("no", "yes")) == "yes",
            bom=_choice(params, "bom", ("no", "yes")) == "yes",
        ),
    )


def _whole(params: Mapping[str, Sequence[str]], name: str, usual: int, *, most: int = 10**9) -> int:
    if name not in params:
        return usual
    value = params[name][0]
    if not (value.isascii() and value.isdigit() and int(value) <= most):
        raise ConfigError(f"Not understood: {name}={value}; a whole number up to {most:,}.")
    return int(value)


def _choice(  # the first is taken when nothing is said
    params: Mapping[str, Sequence[str]], name: str, known: Sequence[T], usual: T | None = None
) -> T:
    if name not in params:
        return usual or known[0]
    for one in known:
        if one == params[name][0]:
            return one
    raise ConfigError(f"Not understood: {name}={params[name][0]}; there are {', '.join(known)}.")
