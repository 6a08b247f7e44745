"""Small builders with sane defaults, so that a test names only what it is about."""

from dataclasses import replace
from datetime import date
from typing import Any

from etl.articles.article import Article
from etl.dates import DateInterval
from etl.mentions import Figures, Mention, Reading, Span, Status, Trigger
from etl.places.place import Place
from etl.reports import Report, report_id

LIMA = Place(3936456, "Lima", "city", "PE", "Lima", -12.04318, -77.02824, 7737002)
CUSCO = Place(3941584, "Cusco", "city", "PE", "Cusco", -13.52264, -71.96734, 312140)
TACNA = Place(3928128, "Tacna", "city", "PE", "Tacna", -18.01465, -70.25362, 280098)
PERU = Place(3932488, "Peru", "country", "PE", None, -10.0, -75.25, 31989256)


def article(text: str = "Police arrested ten people in Lima on Monday.", **fields: Any) -> Article:
    """An article published on Wednesday 15 July 2020."""
    defaults: dict[str, Any] = {
        "id": "a1",
        "published": DateInterval.day(date(2020, 7, 15)),
        "source": "Example Post",
        "language": "en",
    }
    return Article(text=text, **{**defaults, **fields})


def mention(text: str, word: str, **fields: Any) -> Mention:
    """A mention of `word` in `text`, the whole text its sentence.

    `event_type` and `sub_event_type` (default protest, demonstration) go to the trigger, the
    names of figures to the figures.
    """
    start = text.index(word)
    trigger = Trigger(
        span=Span.of(text, start, start + len(word)),
        event_type=fields.pop("event_type", "protest"),
        sub_event_type=fields.pop("sub_event_type", "demonstration"),
        weight=fields.pop("weight", 0.9),
    )
    figures = Figures(**{name: fields.pop(name) for name in Figures.__slots__ if name in fields})
    defaults: dict[str, Any] = {
        "sentence": Span.of(text, 0, len(text)),
        "sentence_index": 0,
        "status": Status.REPORTED,
        "status_detail": "",
        "tense": "past",
        "actor": None,
        "acled": ("Protests", "Peaceful protest"),
        "confidence": 0.8,
        "detail": "",
    }
    return Mention(trigger=trigger, figures=figures, **{**defaults, **fields})


def reading(text: str, *mentions: Mention, **fields: Any) -> Reading:
    """A reading of one sentence."""
    defaults: dict[str, Any] = {"sentences": (Span.of(text, 0, len(text)),), "mentions": mentions}
    return Reading(article=article(text), **{**defaults, **fields})


def report(**fields: Any) -> Report:
    """A demonstration in Lima on 14 July 2020, told by the article `a1`.

    Without an own `report_id` the id follows from the other fields. `day` is short for
    `dates=DateInterval.day(date.fromisoformat(day))`.
    """
    if "day" in fields:
        fields["dates"] = DateInterval.day(date.fromisoformat(fields.pop("day")))
    text = "Thousands marched in Lima on Tuesday."
    plain = Report(
        report_id="",
        article_id="a1",
        event_type="protest",
        sub_event_type="demonstration",
        acled_event_type="Protests",
        acled_sub_event_type="Peaceful protest",
        dates=DateInterval.day(date(2020, 7, 14)),
        place=LIMA,
        status="reported",
        confidence=0.8,
        participants=None,
        fatalities=None,
        injured=None,
        detained=None,
        actor=None,
        trigger=Span.of(text, 10, 17),
        sentence=Span.of(text, 0, len(text)),
        place_span=Span.of(text, 21, 25),
        date_span=Span.of(text, 29, 36),
        detail="",
        place_alternatives=(),
    )
    made = replace(plain, **fields)
    if made.report_id:
        return made
    geonameid = None if made.place is None else made.place.geonameid
    identity = report_id(made.article_id, made.sub_event_type, made.trigger.start, geonameid)
    return replace(made, report_id=identity)


def event(**fields: Any) -> Any:
    """The event that `merge` makes of one report; fields override."""
    from etl import merging  # noqa: PLC0415 - the rooms above are not needed by most tests

    made = {
        name: fields.pop(name)
        for name in tuple(fields)
        if name in Report.__slots__ or name == "day"
    }
    (only,) = merging.merge((report(**made),), articles={})
    return replace(only, **fields)
