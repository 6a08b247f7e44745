"""What went wrong with an event, in classes that say where to look for the cause."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from etl.evaluation.events.scores import Pair, ReadArticle
from etl.evaluation.lines import Row

# Class -> what it means, in the order in which they are listed.
CLASSES = {
    "missed": "an incident that no event answers",
    "wrong type": "answered by an event of a type that is half right",
    "no place": "answered without a country and a city, where some are told",
    "wrong country": "answered in another country",
    "wrong city": "answered in another city of the country",
    "city untold": "the right country, but no city where one is told",
    "city invented": "the right country, but a city where none is told",
    "no date": "answered without a date, where one is told",
    "wrong date": "answered on other days",
    "told again": "no incident of the gold, though the article has one of its type that is answered",
    "invented": "no incident of the gold, in an article that has some",
    "no incident": "an event in an article that has none",
}


@dataclass(frozen=True, slots=True)
class EventError:
    """One error: its class, where it is and the two sides of it in words."""

    kind: str
    article_id: str
    told: str


def event_errors(articles: Iterable[ReadArticle]) -> Iterator[EventError]:
    """Every error, article by article; an answer with several faults has an error for each."""
    for article in articles:
        for gold in article.missed:
            yield EventError("missed", article.article_id, gold_in_words(gold))
        for pair in article.pairs:
            told = f"{gold_in_words(pair.gold)}; read {event_in_words(pair.event)}"
            for kind in _faults(pair):
                yield EventError(kind, article.article_id, told)
        answered = {pair.event.get("sub_event_type") for pair in article.pairs}
        for event in article.invented:
            again = event.get("sub_event_type") in answered
            kind = "told again" if again else "invented" if article.has_gold else "no incident"
            yield EventError(kind, article.article_id, event_in_words(event))


def _faults(pair: Pair) -> Iterator[str]:
    event, credit = pair.event, pair.credit
    if credit["type"] < 1:
        yield "wrong type"
    if not credit["place"]:
        yield _place_fault(pair)
    if not credit["date"]:
        yield "wrong date" if event.get("date_end") or event.get("date_start") else "no date"


def _place_fault(pair: Pair) -> str:
    city = pair.event.get("city")
    if not pair.credit["country"]:
        return "wrong country" if pair.event.get("country") else "no place"
    if not city:
        return "city untold"
    return "city invented" if set(pair.gold["city"]) == {None} else "wrong city"


def gold_in_words(gold: Row) -> str:
    """An incident of the gold as one line: types, places and dates, alternatives by a bar."""
    cities = "|".join(name or "-" for name in gold["city"])
    days = "|".join("..".join(day or "" for day in interval) for interval in gold["dates"])
    countries = "|".join(code or "-" for code in gold["countries"])
    return f"{'|'.join(gold['types'])} in {cities} ({countries}), {days}"


def event_in_words(event: Row) -> str:
    """A predicted event as one line, with its trigger where it has one."""
    trigger = event.get("trigger") or {}
    where = f"{event.get('city') or '-'} ({event.get('country') or '-'})"
    when = f"{event.get('date_start') or ''}..{event.get('date_end') or ''}"
    return f"{event.get('sub_event_type')} in {where}, {when} {trigger.get('text', '')!r}"
