"""Why an event is not what it was: judgements, articles that came, articles that were read again."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from etl.store.reader import Snapshot

Row = Mapping[str, Any]
_Words = tuple[str, int]
"""The stretch of an article that evoked a report: the article's id, where the trigger begins."""


class Reasons:
    """What came into the store between two versions, asked event by event."""

    def __init__(
        self, one: Snapshot, other: Snapshot, before: Mapping[str, Row], after: Mapping[str, Row]
    ) -> None:
        """Looks up the articles that were read in between.

        Args:
            one: the earlier version.
            other: the later one.
            before: the events that may have changed, by id, as they were.
            after: as they are.
        """
        condition = "article_id IN (SELECT unnest($ids))"
        first, last = one.version.number, other.version.number
        read = _readings(other, "version BETWEEN $first + 1 AND $last", first=first, last=last)
        ids = {"ids": sorted(read)}
        known = _readings(one, condition, **ids) if read else {}
        self._again = {name: _otherwise(known[name], read[name]) for name in read.keys() & known}
        columns = ("report_id", "article_id", "trigger_start")
        self._words_of: dict[str, _Words] = {
            row["report_id"]: (row["article_id"], row["trigger_start"])
            for snapshot in (one, other)
            for row in snapshot.rows("reports", condition, ids, columns=columns)
        }
        self._event_before = self._by_words(before)
        self._event_after = self._by_words(after)

    def _by_words(self, events: Mapping[str, Row]) -> dict[_Words, str]:
        """The event of each stretch of words; of a list of cities none can be told."""
        found: defaultdict[_Words, set[str]] = defaultdict(set)
        for event_id, row in events.items():
            for report_id in row["report_ids"]:
                if report_id in self._words_of:
                    found[self._words_of[report_id]].add(event_id)
        return {words: min(ids) for words, ids in found.items() if len(ids) == 1}

    def of(self, old: Row | None, new: Row | None, *, linked: bool = False) -> str:
        """The reasons for the change from one row to another, in words.

        Args:
            old: as it was, or None.
            new: as it is, or None.
            linked: whether it is told already which event it came out of or went into.
        """
        told = [*_judgements(old, new), *self._articles(old, new)]
        if old is None and new is not None and not linked:
            told += _elsewhere(
                "whose words told of {} before", self._found(new, self._event_before)
            )
        elif new is None and old is not None and not linked:
            told += _elsewhere("whose words now tell of {}", self._found(old, self._event_after))
        return ", ".join(told) or "its reports were put together otherwise"

    def _articles(self, old: Row | None, new: Row | None) -> Iterable[str]:
        reports = [name for row in (old, new) if row is not None for name in row["report_ids"]]
        articles = {self._words_of[name][0] for name in reports if name in self._words_of}
        if fresh := articles - self._again.keys():
            yield _count(len(fresh), "new article")
        for how, number in sorted(Counter(self._again[a] for a in articles - fresh).items()):
            yield f"{_count(number, 'article')} read again{how}"

    def _found(self, row: Row, events: Mapping[_Words, str]) -> set[str]:
        """The events that the words of an event's reports made or make at the other time."""
        words = (self._words_of.get(name) for name in row["report_ids"])
        found = {events[one] for one in words if one is not None and one in events}
        return found - {row["event_id"]}


def _judgements(old: Row | None, new: Row | None) -> Iterable[str]:
    after = set() if new is None else set(new["judgement_ids"])
    before = set() if old is None else set(old["judgement_ids"])
    if after - before:
        yield _count(len(after - before), "judgement")
    if before - after and new is not None:
        yield f"{_count(len(before - after), 'judgement')} withdrawn"


def _elsewhere(how: str, events: set[str]) -> list[str]:
    return [how.format(" and ".join(sorted(events)))] if events else []


def _readings(snapshot: Snapshot, condition: str, **values: Any) -> dict[str, str]:
    """What the articles of these readings were read with the last time, by id."""
    query = f"""
        SELECT article_id, arg_max(read_with, version) FROM readings
        WHERE {condition} GROUP BY article_id
    """  # noqa: S608 - conditions of this module, values bound
    with snapshot.asking() as connection:
        snapshot.relation(connection, "readings").create_view("readings")
        return dict(connection.execute(query, values).fetchall())


def _otherwise(before: str, after: str) -> str:
    """What differs between two fingerprints of what an article was read with, in words."""
    names = ("another codebook", "other models", "another home of its outlet")
    pairs = zip(names, _parts(before), _parts(after), strict=True)
    told = [name for name, one, other in pairs if one != other]
    return f" with {' and '.join(told)}" if told else ""


def _parts(read_with: str) -> tuple[str, str, str]:
    """Codebook, models and home of `articles.read_with`."""
    rest, _, home = read_with.partition(" home ")
    codebook, _, models = rest.partition(" models ")
    return codebook, models, home


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
