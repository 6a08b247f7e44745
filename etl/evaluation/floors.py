"""Floors: figures once reached, under which no later version may fall unasked."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from etl.errors import ConfigError
from etl.evaluation.gold import fingerprint
from etl.evaluation.scores import Scores

FLOORS = "floors.json"
# The figures of the sample that have floors; of `calibration` less is better.
_GATED = ("recall", "precision", "f1", "found", "place", "near", "status", "merging")
_LESS_IS_BETTER = frozenset({"calibration"})


def below_floors(scores: Scores, gold: Path) -> list[str]:
    """What has become worse than what was once reached; empty when nothing has.

    Raises:
        ConfigError: when the floors belong to other gold: they must be pinned anew.
    """
    pinned = _read(gold)
    if pinned["gold"] != fingerprint(gold):
        raise ConfigError(
            "The floors belong to other gold: run `dateline evaluate --pin` and look at the change."
        )
    return [line for line, *_ in _worse(asdict(scores), pinned["floors"])]


def below_corpus_floors(corpus: str, figures: Mapping[str, float | None], gold: Path) -> list[str]:
    """The same for the figures of another corpus; one without floors is below nothing."""
    floors = _read(gold).get("corpora", {}).get(corpus, {})
    return [f"{corpus}: {line}" for line, *_ in _worse(figures, floors)]


def pin_floors(scores: Scores, gold: Path, *, lower: bool = False, reason: str = "") -> None:
    """Write what was reached on the sample as its floors.

    Args:
        scores: the figures reached.
        gold: folder of the gold.
        lower: allow figures below the floors of the same gold.
        reason: why they may be lower; kept in the file beside what they were.

    Raises:
        ConfigError: when a figure is below its floor and `lower` and `reason` are not given.
    """
    values = asdict(scores)
    figures = {name: values[name] for name in (*_GATED, *sorted(_LESS_IS_BETTER))}
    pinned = _read(gold)
    is_same_gold = pinned.get("gold") == fingerprint(gold)
    worse = _worse(figures, pinned["floors"]) if is_same_gold else []
    _allow(worse, pinned, prefix="", lower=lower, reason=reason)
    pinned |= {"gold": fingerprint(gold), "floors": _rounded(figures)}
    _write(pinned, gold)


def pin_corpus_floors(
    corpus: str,
    figures: Mapping[str, float | None],
    gold: Path,
    *,
    lower: bool = False,
    reason: str = "",
) -> None:
    """Write what was reached on another corpus; as `pin_floors`."""
    pinned = _read(gold)
    floors = pinned.setdefault("corpora", {})
    worse = _worse(figures, floors.get(corpus, {}))
    _allow(worse, pinned, prefix=f"{corpus}: ", lower=lower, reason=reason)
    floors[corpus] = _rounded({name: v for name, v in figures.items() if v is not None})
    _write(pinned, gold)


def _read(gold: Path) -> dict[str, Any]:
    path = gold / FLOORS
    if not path.exists():
        return {"gold": None, "floors": {}}
    pinned: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return pinned


def _write(pinned: Mapping[str, Any], gold: Path) -> None:
    text = json.dumps(pinned, indent=1, ensure_ascii=False)
    (gold / FLOORS).write_text(text + "\n", encoding="utf-8")


def _worse(
    figures: Mapping[str, float | None], floors: Mapping[str, float]
) -> list[tuple[str, str, float, float]]:
    """(in words, name, value, floor) of every figure that is worse than its floor, or is gone."""
    found = []
    for name, floor in floors.items():
        value = figures.get(name)
        if value is None:
            found.append((f"{name} is not there, it was {floor:.3f}", name, 0.0, floor))
        elif value > floor if name in _LESS_IS_BETTER else value < floor:
            found.append((f"{name} is {value:.3f}, it was {floor:.3f}", name, value, floor))
    return found


def _allow(
    worse: list[tuple[str, str, float, float]],
    pinned: dict[str, Any],
    *,
    prefix: str,
    lower: bool,
    reason: str,
) -> None:
    """Refuse what is worse, or keep the reason why it may be.

    Raises:
        ConfigError: it is refused.
    """
    if not worse:
        return
    told = "; ".join(prefix + line for line, *_ in worse)
    if not lower:
        raise ConfigError(f"Not pinned: {told}. Lowering takes --lower and --reason.")
    if not reason.strip():
        raise ConfigError(f"Not pinned: {told}. --lower takes a --reason, which is kept.")
    day = datetime.now(tz=UTC).date().isoformat()
    pinned.setdefault("lowered", []).extend(
        {
            "figure": prefix + name,
            "from": floor,
            "to": round(value, 3),
            "day": day,
            "reason": reason.strip(),
        }
        for _, name, value, floor in worse
    )


def _rounded(figures: Mapping[str, float]) -> dict[str, float]:
    """A thousandth worse than what was reached: floats may differ between machines."""
    return {
        name: (int(value * 1000) + (name in _LESS_IS_BETTER)) / 1000
        for name, value in figures.items()
    }
