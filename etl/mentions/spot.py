"""A known name where it stands in an article, and what may be thought of it."""

from dataclasses import dataclass
from enum import Enum

from etl.mentions.surroundings import Article, Rank

STRICT = frozenset(
    ("in", "near", "outside", "at", "around", "across", "throughout", "into", "inside", "downtown",
     "nearby")
)  # fmt: skip
AFTER = frozenset(
    ("province", "region", "district", "city", "state", "governorate", "prefecture", "airport",
     "oblast", "municipality", "department", "jurisdiction", "based")
)  # fmt: skip
"""Words after a name that mark it as a place."""


class Verdict(Enum):
    """What is thought of one known name in its spot."""

    PLACE = "place"
    SOFT = "soft"  # part of a local institution's name: a place if the article names it elsewhere
    NO = "no"
    SHORTER = "shorter"  # not this, but a shorter name inside it may be


@dataclass(frozen=True, slots=True)
class Spot:
    """A known name where it stands.

    Attributes:
        article: its text. at, end: its words, the end excluded. key: normalised.
        cue: the word that marks it as a place, or "".
        follows: whether it stands in one list with the place before it, or contains it.
        rank: how well known its places are.
    """

    article: Article
    at: int
    end: int
    key: str
    cue: str
    follows: bool
    rank: Rank

    @property
    def is_word(self) -> bool:
        """Whether the name is a single word."""
        return self.end - self.at == 1

    @property
    def is_marked(self) -> bool:
        """Whether a cue says plainly that it is a place: "in X", "the town of X"."""
        return self.cue in STRICT or self.cue in AFTER or self.cue.endswith(" of")

    @property
    def has_stop(self) -> bool:
        """Whether a full stop is printed after the name, as after "Calif."."""
        end = self.article.words[self.end - 1][1]
        return self.article.text[end : end + 1] == "."
