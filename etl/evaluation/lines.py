"""Gold and predictions as JSON Lines: one object a line."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from etl.errors import ConfigError

Row = dict[str, Any]


def read_lines(path: Path, *, keys: Iterable[str] = ()) -> list[Row]:
    """The objects of a file, in order; empty lines are passed over.

    Args:
        path: a JSON Lines file in UTF-8.
        keys: what every object must have.

    Raises:
        ConfigError: it cannot be read, or a line is no such object; the message names the line.
    """
    wanted = frozenset(keys)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} cannot be read as gold or predictions: {error}.") from error
    rows = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise ConfigError(f"{path.name}, line {number}: no JSON ({error}).") from error
        if not isinstance(row, dict):
            raise ConfigError(f"{path.name}, line {number}: no JSON object.")
        if missing := wanted - row.keys():
            raise ConfigError(f"{path.name}, line {number}: {min(missing)!r} is missing.")
        rows.append(row)
    return rows


def article_ids(path: Path | None) -> frozenset[str] | None:
    """The ids of the articles of a file, to which scoring is confined; None without a file."""
    if path is None:
        return None
    return frozenset(row["id"] for row in read_lines(path, keys=["id"]))


def reported(rows: Iterable[Row]) -> list[Row]:
    """Only events that are told as having happened: of status `reported`, or of none."""
    return [row for row in rows if (row.get("status") or "reported") == "reported"]


def is_number(value: object) -> bool:
    """Whether a value is a finite number, and no truth value."""
    return (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and abs(value) < float("inf")  # false for what is not a number, too
    )
