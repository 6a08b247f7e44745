"""Where in a TOML file something stands, so that an error can name the line."""

import re
from dataclasses import dataclass

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.\-]+)\s*\]")


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a TOML file, found again by table, key and value; counted from 1."""

    lines: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "Lines":
        """Index a file's text."""
        return cls(tuple(text.splitlines()))

    def table(self, name: str, index: int = 0) -> int:
        """The header of the `index`-th table of this name; 1 when there is none."""
        seen = 0
        for number, line in enumerate(self.lines, start=1):
            header = _HEADER.match(line)
            if header and header[2] == name:
                if seen == index:
                    return number
                seen += 1
        return 1

    def key(self, name: str, index: int, key: str) -> int:
        """The line of a key in that table; the header's when the key is not there."""
        first = self.table(name, index)
        wanted = re.compile(rf"""\s*(["']?){re.escape(key)}\1\s*=""")
        for number in range(first, self._end(first) + 1):
            if wanted.match(self.lines[number - 1]):
                return number
        return first

    def value(self, name: str, index: int, key: str, value: str) -> int:
        """The line of one string in that key's array; the key's when it is not found."""
        first = self.key(name, index, key)
        quoted = (f'"{value}"', f"'{value}'")
        for number in range(first, self._end(first) + 1):
            if any(form in self.lines[number - 1] for form in quoted):
                return number
        return first

    def _end(self, first: int) -> int:
        for number in range(first + 1, len(self.lines) + 1):
            if _HEADER.match(self.lines[number - 1]):
                return number - 1
        return len(self.lines)
