"""The labels that a snippet may have, and which of them a predicted event bears."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from etl.errors import ConfigError
from etl.evaluation.lines import Row

SUBTASKS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a task.

    Attributes:
        event_types: ACLED event type of each label that is a sub-event type of ACLED.
        acled_names: ACLED's own name of each of these.
        further: labels that the second and the third subtask add, by subtask.
        names: folded name or code -> label.
    """

    event_types: Mapping[str, str]
    acled_names: Mapping[str, str]
    further: Mapping[int, tuple[str, ...]]
    names: Mapping[str, str]

    def of_subtask(self, subtask: int) -> tuple[str, ...]:
        """All labels of a subtask, in the order of the file."""
        more = [label for n in SUBTASKS if n <= subtask for label in self.further.get(n, ())]
        return (*self.event_types, *more)

    def label(self, event: Row) -> str | None:
        """The label that an event bears by its ACLED sub-event type, or None."""
        name = event.get("acled_sub_event_type")
        return self.names.get(_folded(name)) if name else None


def load_labels(path: Path) -> Labels:
    """Read a TOML file with tables `acled`, `spellings` and `further`.

    Raises:
        ConfigError: it cannot be read, or is no such file.
    """
    try:
        spec = tomllib.loads(path.read_text(encoding="utf-8"))
        further = {int(n): tuple(labels) for n, labels in spec.get("further", {}).items()}
        names = {_folded(code): code for code in spec["acled"]}
        names |= {_folded(code): code for codes in further.values() for code in codes}
        names |= {_folded(name): code for code, (name, _) in spec["acled"].items()}
        names |= {_folded(name): code for name, code in spec.get("spellings", {}).items()}
        acled_names = {code: name for code, (name, _) in spec["acled"].items()}
        event_types = {code: event_type for code, (_, event_type) in spec["acled"].items()}
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise ConfigError(f"{path} is no file of labels with a table [acled]: {error}.") from error
    return Labels(event_types, acled_names, further, names)


def _folded(name: object) -> str:
    return re.sub(r"[^a-z0-9]+", " ", str(name).lower()).strip()
