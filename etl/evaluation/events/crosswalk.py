"""Our kinds of events in the words of another scheme of annotation."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from etl.errors import ConfigError
from etl.evaluation.lines import Row


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """Sub-event types as the gold's types; those without one are outside of its scope.

    Attributes:
        kinds: our sub-event type, else event type, in lower case -> the gold's type.
        half: pairs of the gold's types that differ and still are half right.
    """

    kinds: Mapping[str, str]
    half: frozenset[frozenset[str]]

    def type_of(self, event: Row) -> str | None:
        """The gold's type of a predicted event; None when it is out of scope."""
        kind = event.get("sub_event_type") or event.get("event_type")
        return self.kinds.get(str(kind or "").casefold())

    def credit(self, accepted: Iterable[str], given: str) -> float:
        """1 for an accepted type, 0.5 for one that is half right, else 0."""
        names = frozenset(accepted)
        if given in names:
            return 1.0
        return 0.5 if any(frozenset((name, given)) in self.half for name in names) else 0.0


def load_crosswalk(path: Path) -> Crosswalk:
    """Read a TOML file with a table `kinds` and, if wanted, one `half`.

    Raises:
        ConfigError: it cannot be read, or is no such file.
    """
    try:
        spec = tomllib.loads(path.read_text(encoding="utf-8"))
        kinds = {str(kind).casefold(): str(name) for kind, name in spec["kinds"].items()}
        half = frozenset(
            frozenset((name, other))
            for name, others in spec.get("half", {}).items()
            for other in others
        )
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise ConfigError(f"{path} is no crosswalk with a table [kinds]: {error}.") from error
    return Crosswalk(kinds, half)
