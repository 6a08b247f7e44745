"""Reads the codebook from TOML: strict, and every complaint names its line."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from etl.codebook.codebook import Codebook
from etl.codebook.crosswalk import is_cameo, is_plover
from etl.codebook.event_type import EventType, SubEventType
from etl.codebook.fields import Fields
from etl.codebook.lines import Lines
from etl.codebook.pattern import Pattern, WordList
from etl.codebook.sense import Outcome, Sense
from etl.errors import CodebookError

_TABLES = {"words": dict, "numbers": dict, "type": list, "subtype": list, "sense": list,
           "outcome": list}  # fmt: skip
_CONDITIONS = ("before", "after", "needs", "needs_too", "around", "unless", "not_before",
               "not_after")  # fmt: skip
_COMPOUND = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
# How surely a plain trigger of a subtype's own list evokes it.
_PLAIN = 0.8

Lists = Mapping[str, Sequence[str]]


def load_codebook(path: Path) -> Codebook:
    """Read and check a codebook.

    Raises:
        CodebookError: the file is missing, is no TOML, or does not mean what it must; the message
            names the file and the line.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(f"{path}: cannot be read as a codebook ({error})") from error
    return parse_codebook(text, name=path.name)


def parse_codebook(text: str, *, name: str = "codebook") -> Codebook:
    """Read and check a codebook's text; `name` is what errors call the file.

    Raises:
        CodebookError: as `load_codebook`.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        where = line[1] if line else str(text.count("\n") + 1)
        raise CodebookError(f"{name}, line {where}: not TOML: {error}") from error
    return _Loader(name, Lines.of(text), data).load()


class _Loader:
    """The state of one reading: the file's name, its lines, and its data."""

    def __init__(self, name: str, lines: Lines, data: Mapping[str, Any]) -> None:
        self.name, self.lines, self.data = name, lines, data
        self.lists: dict[str, tuple[str, ...]] = {}

    def load(self) -> Codebook:
        for key, value in self.data.items():
            if key not in _TABLES:
                line = self.lines.table(key)
                if line == 1:
                    line = self.lines.key("", 0, key)
                raise CodebookError(
                    f"{self.name}, line {line}: unknown table {key!r}; "
                    f"the codebook has {', '.join(_TABLES)}"
                )
            if not isinstance(value, _TABLES[key]):
                brackets = f"[[{key}]]" if _TABLES[key] is list else f"[{key}]"
                raise self._table(key).fail(f"write {brackets}")
        words = self._table("words")
        self.lists = {key: words.texts(key) for key in words.values}
        compiled = {key: words.word_list(key, self.lists) for key in words.values}
        types = self._types()
        subtypes = {sub.id: sub for event_type in types for sub in event_type.subtypes}
        senses = [*self._plain(subtypes), *self._senses(subtypes)]
        outcomes = tuple(self._outcomes(subtypes))
        self._check_evoked(senses, outcomes)
        return Codebook(
            types=types,
            first_words=_by_first_word(senses),
            gate=frozenset(
                word for sense in senses for pattern in sense.patterns for word in pattern.telling
            ),
            outcomes=outcomes,
            absorbs=self._absorbs(subtypes),
            lists=compiled,
            numbers=self._numbers(),
            members=_members(compiled),
            compounds=frozenset(_compounds(self.data)),
            fingerprint=_fingerprint(self.data),
        )

    def _table(self, name: str) -> Fields:
        values = self.data.get(name, {})
        return Fields(self.name, self.lines, name, 0, values if isinstance(values, dict) else {})

    def _tables(self, name: str) -> Iterable[Fields]:
        for index, values in enumerate(self.data.get(name, [])):
            yield Fields(self.name, self.lines, name, index, values)

    def _types(self) -> tuple[EventType, ...]:
        members: defaultdict[str, list[SubEventType]] = defaultdict(list)
        heads: dict[str, Fields] = {}
        for fields in self._tables("type"):
            fields.only("id", "label", "code", "definition")
            type_id = _new_id(fields, heads)
            heads[type_id] = fields
        if not heads:
            raise CodebookError(f"{self.name}, line 1: there is no [[type]]")
        seen: dict[str, Fields] = {}
        for fields in self._tables("subtype"):
            subtype = self._subtype(fields)
            _new_id(fields, seen)
            seen[subtype.id] = fields
            if subtype.event_type not in heads:
                raise fields.fail(f"there is no type {subtype.event_type!r}", "type")
            members[subtype.event_type].append(subtype)
        codes: set[str] = set()
        types = []
        for type_id, fields in heads.items():
            code = fields.text("code")
            if len(code) != 2 or code in codes:
                raise fields.fail("'code' must be two letters that no other type has", "code")
            codes.add(code)
            if not members[type_id]:
                raise fields.fail(f"type {type_id!r} has no [[subtype]]")
            types.append(
                EventType(
                    id=type_id,
                    label=fields.text("label"),
                    code=code,
                    definition=fields.text("definition"),
                    subtypes=tuple(members[type_id]),
                )
            )
        return tuple(types)

    def _subtype(self, fields: Fields) -> SubEventType:
        fields.only("id", "type", "label", "definition", "acled", "plover", "cameo", "triggers",
                    "absorbs")  # fmt: skip
        plover, cameo = fields.optional("plover"), fields.optional("cameo")
        if plover is not None and not is_plover(plover):
            raise fields.fail(f"PLOVER has no event type {plover!r}", "plover")
        if cameo is not None and not is_cameo(cameo):
            raise fields.fail(f"{cameo!r} is no CAMEO code", "cameo")
        return SubEventType(
            id=fields.text("id"),
            label=fields.text("label"),
            definition=fields.text("definition"),
            event_type=fields.text("type"),
            acled=fields.acled(),
            plover=plover,
            cameo=cameo,
            triggers=fields.texts("triggers"),
        )

    def _plain(self, subtypes: Mapping[str, SubEventType]) -> Iterable[Sense]:
        for fields in self._tables("subtype"):
            patterns = fields.patterns("triggers", self.lists)
            subtype = subtypes[fields.text("id")]
            if patterns:
                yield Sense(subtype.id, subtype.event_type, patterns, _PLAIN)

    def _senses(self, subtypes: Mapping[str, SubEventType]) -> Iterable[Sense]:
        for fields in self._tables("sense"):
            fields.only("of", "words", "weight", "note", *_CONDITIONS)
            subtype = subtypes.get(fields.text("of"))
            if subtype is None:
                raise fields.fail(f"there is no subtype {fields.text('of')!r}", "of")
            patterns = fields.patterns("words", self.lists)
            if not patterns:
                raise fields.fail("'words' must hold at least one trigger", "words")
            yield Sense(
                subtype.id,
                subtype.event_type,
                patterns,
                fields.number("weight", _PLAIN, low=0.05, high=1.0),
                fields.text("note", " "),
                **{key: fields.word_list(key, self.lists) for key in _CONDITIONS},
            )

    def _outcomes(self, subtypes: Mapping[str, SubEventType]) -> Iterable[Outcome]:
        for fields in self._tables("outcome"):
            fields.only(
                "of", "when", "when_too", "unless", "by", "reach", "becomes", "acled", "note"
            )
            of, becomes = fields.texts("of"), fields.optional("becomes")
            for name, key in [*((one, "of") for one in of), (becomes, "becomes")]:
                if name is not None and name not in subtypes:
                    raise fields.fail(f"there is no subtype {name!r}", key)
            when = fields.word_list("when", self.lists)
            if not of or not when:
                raise fields.fail("'of' and 'when' must not be empty")
            yield Outcome(
                of=frozenset(of),
                when=when,
                when_too=fields.word_list("when_too", self.lists),
                unless=fields.word_list("unless", self.lists),
                by=fields.word_list("by", self.lists),
                reach=int(fields.number("reach", 0, low=0, high=3)),
                becomes=becomes,
                acled=fields.acled(),
                note=fields.text("note"),
            )

    def _absorbs(self, subtypes: Mapping[str, SubEventType]) -> dict[str, frozenset[str]]:
        absorbs = {}
        for fields in self._tables("subtype"):
            names = fields.texts("absorbs")
            for name in names:
                if name not in subtypes:
                    raise fields.fail(f"there is no subtype {name!r}", "absorbs", name)
            absorbs[fields.text("id")] = frozenset(names)
        return absorbs

    def _numbers(self) -> dict[str, int]:
        fields = self._table("numbers")
        return {key: int(fields.number(key, 0, low=1, high=1_000_000_000)) for key in fields.values}

    def _check_evoked(self, senses: Sequence[Sense], outcomes: Sequence[Outcome]) -> None:
        evoked = {sense.subtype for sense in senses} | {out.becomes for out in outcomes}
        for fields in self._tables("subtype"):
            if fields.text("id") not in evoked:
                raise fields.fail(
                    f"nothing evokes {fields.text('id')!r}: its triggers are empty and no "
                    "[[sense]] is of it",
                    "triggers",
                )


def _new_id(fields: Fields, seen: Mapping[str, Fields]) -> str:
    found = fields.text("id")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", found):
        raise fields.fail(f"id {found!r} must be lower-case letters, digits and _", "id")
    if found in seen:
        first = seen[found].lines.table(fields.name, seen[found].index)
        raise fields.fail(f"{fields.name} {found!r} is there already, at line {first}", "id")
    return found


def _by_first_word(senses: Iterable[Sense]) -> dict[str, tuple[tuple[Pattern, Sense], ...]]:
    index: defaultdict[str, list[tuple[Pattern, Sense]]] = defaultdict(list)
    for sense in senses:
        for pattern in sense.patterns:
            for word in pattern.steps[0].words:
                index[word].append((pattern, sense))
    return {word: tuple(found) for word, found in index.items()}


def _compounds(value: object) -> Iterable[str]:
    """Every hyphenated word of triggers and lists, forms included."""
    if isinstance(value, str):
        for match in _COMPOUND.finditer(value.lower()):
            yield from WordList.parse([match[0], match[0] + "/nv"], {}).singles
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if key not in ("definition", "label", "note", "acled"):
                yield from _compounds(item)
    elif isinstance(value, Sequence):
        for item in value:
            yield from _compounds(item)


def _fingerprint(data: Mapping[str, Any]) -> str:
    """Of the content with its order, which decides between triggers; spacing is none of it."""
    return hashlib.sha256(json.dumps(data, default=str).encode()).hexdigest()[:16]


def _members(lists: Mapping[str, WordList]) -> dict[str, tuple[str, ...]]:
    """A word -> names of the lists that hold it by itself."""
    members: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(lists):
        for word in lists[name].singles:
            members[word].append(name)
    return {word: tuple(names) for word, names in members.items()}
