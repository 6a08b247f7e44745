"""Strict access to one table of the codebook file: every complaint names its line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from etl.codebook.crosswalk import is_acled
from etl.codebook.lines import Lines
from etl.codebook.pattern import Pattern, WordList
from etl.errors import CodebookError


@dataclass(frozen=True, slots=True)
class Fields:
    """One table of the file: `[name]`, or the `index`-th `[[name]]`.

    Attributes:
        file: the name that errors print. lines: to find lines in.
        name, index: which table. values: what it holds.
    """

    file: str
    lines: Lines
    name: str
    index: int
    values: Mapping[str, Any]

    def fail(self, message: str, key: str | None = None, value: str | None = None) -> CodebookError:
        """An error that names the line of the table, of a key or of one string in its array."""
        if key is None:
            line = self.lines.table(self.name, self.index)
        elif value is None:
            line = self.lines.key(self.name, self.index, key)
        else:
            line = self.lines.value(self.name, self.index, key, value)
        return CodebookError(f"{self.file}, line {line}: {message}")

    def only(self, *keys: str) -> None:
        """Refuse keys that are none of these.

        Raises:
            CodebookError: there is one.
        """
        for key in self.values:
            if key not in keys:
                known = ", ".join(keys)
                raise self.fail(f"unknown key {key!r}; [[{self.name}]] has {known}", key)

    def text(self, key: str, default: str | None = None) -> str:
        """A string that is not empty; `default` where the key is missing.

        Raises:
            CodebookError: it is no string, is empty, or is missing without a default.
        """
        if key not in self.values and default is not None:
            return default
        found = self.values.get(key)
        if not isinstance(found, str) or not found.strip():
            raise self.fail(f"{key!r} must be a string that is not empty", key)
        return found

    def optional(self, key: str) -> str | None:
        """A string, or None where the key is missing."""
        return self.text(key) if key in self.values else None

    def texts(self, key: str) -> tuple[str, ...]:
        """An array of strings that are not empty; () where the key is missing.

        Raises:
            CodebookError: it is something else.
        """
        found = self.values.get(key, [])
        if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
            raise self.fail(f"{key!r} must be an array of strings", key)
        for item in found:
            if not item.strip():
                raise self.fail(f"{key!r} holds an empty string", key, item)
        return tuple(found)

    def number(self, key: str, default: float, *, low: float, high: float) -> float:
        """A number from `low` to `high`.

        Raises:
            CodebookError: it is something else.
        """
        found = self.values.get(key, default)
        if isinstance(found, bool) or not isinstance(found, int | float):
            raise self.fail(f"{key!r} must be a number", key)
        if not low <= found <= high:
            raise self.fail(f"{key!r} must lie between {low:g} and {high:g}, not {found:g}", key)
        return float(found)

    def acled(self) -> tuple[str, str] | None:
        """The crosswalk to ACLED, checked; None where the key is missing.

        Raises:
            CodebookError: ACLED has no such pair.
        """
        names = self.texts("acled")
        if not names:
            return None
        if len(names) != 2 or not is_acled(*names):
            raise self.fail(
                f"ACLED has no {' / '.join(names)!r}; write its event type and sub-event type",
                "acled",
            )
        return names[0], names[1]

    def patterns(self, key: str, lists: Mapping[str, Sequence[str]]) -> tuple[Pattern, ...]:
        """An array of triggers, parsed.

        Raises:
            CodebookError: one of them cannot be read.
        """
        found = []
        for source in self.texts(key):
            try:
                found.append(Pattern.parse(source, lists))
            except ValueError as error:
                raise self.fail(f"trigger {error}", key, source) from error
        return tuple(found)

    def word_list(self, key: str, lists: Mapping[str, Sequence[str]]) -> WordList:
        """An array of words and phrases to look for.

        Raises:
            CodebookError: one of them cannot be read.
        """
        sources = self.texts(key)
        try:
            return WordList.parse(sources, lists)
        except ValueError:
            for source in sources:
                try:
                    WordList.parse([source], lists)
                except ValueError as error:
                    raise self.fail(f"{key!r}: {error}", key, source) from error
            raise
