"""A place name as an article writes it, and what it was taken to mean."""

from dataclasses import dataclass

from etl.places.gazetteer import Candidate
from etl.places.place import Place
from etl.places.profile import OutletProfile


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name found in an article: a span, nothing resolved.

    Attributes:
        start, end: code points; `text` is the article's text between them.
        container: index, among the article's toponyms, of the one that says where it lies
            ("Paris, Texas"), or None.
        cue: the word before or after that marks it as a place ("in", "near", "capital"), lower
            case; `dateline` at the head of a report; empty when there is none.
        is_dateline: whether it stands in the dateline at the head of the report.
        told_in: index of the toponym in which an apposition puts this city ("Hamilton, the capital
            of Bermuda"), or None.
        kinds: of places that the words beside the name allow ("Herat province"); empty for any.
        full: the name with a word that stands elsewhere ("Bibb County" for the first of "Bibb and
            Houston counties"), looked up instead of `text`, or beside it where `kinds` are told;
            empty for none.
    """

    start: int
    end: int
    text: str
    container: int | None = None
    cue: str = ""
    is_dateline: bool = False
    told_in: int | None = None
    kinds: tuple[str, ...] = ()
    full: str = ""

    @property
    def name(self) -> str:
        """What it is called in its article."""
        return self.text if self.kinds else self.full or self.text


@dataclass(frozen=True, slots=True)
class Resolution:
    """What one toponym was taken to mean in its article.

    Attributes:
        place: the entry, or None when nothing in the gazetteer is likely enough, or when the name
            is a world region.
        confidence: 0..1 that `place` is right; 0 when there is none.
        detail: why, in words.
        alternatives: other candidates, best first, at most five, their scores in this context.
    """

    place: Place | None
    confidence: float
    detail: str
    alternatives: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceHints:
    """What is known of an article beside its toponyms.

    Attributes:
        profile: of the outlet, from its other articles or a person's word, or None.
        demonyms: geonameids of the countries and subdivisions whose demonyms stand in the text
            ("Iranian"), once for each time they stand there.
    """

    profile: OutletProfile | None = None
    demonyms: tuple[int, ...] = ()
