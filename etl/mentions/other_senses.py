"""What a recognised name is instead of a place, by the words beside it and the whole article.

The rules look at names that the trained recogniser proposes, after the rules about namesakes. Each
says how sure the recogniser must be of the name all the same. What they go by is not among the
recogniser's features, so that it cannot have weighed it.
"""

from functools import cached_property

from etl.mentions.full_names import FullNames, find_full_names
from etl.mentions.recogniser import Recogniser
from etl.mentions.spot import AFTER, STRICT
from etl.mentions.subjects import VERBS
from etl.mentions.surroundings import Article
from etl.mentions.words import CaseProfile

NEVER = 2.0
# A word that the article writes small too ("a turkey farm") and that opens a sentence without a
# word of place: with a verb behind it the recogniser is surer of a country than this.
WRITTEN_SMALL = 0.88
# Right before a capitalised word that nobody knows: a first name and a surname.
BEFORE_UNKNOWN = 0.9

# What a word is that ends no person's name.
_NO_SURNAME = ("org_tail", "local_tail", "street", "county_tail", "admin_tail", "cue_after", "public",
               "paper", "demonym", "weekday", "month", "never", "title", "cue_before")  # fmt: skip
# Words that sports clubs carry before the name of their city, normalised.
_CLUB_LIST = (
    "real atletico athletic inter internazionale sporting dynamo dinamo lokomotiv spartak cska "
    "partizan borussia bayern hertha eintracht fortuna olympique stade hapoel maccabi shakhtar "
    "deportivo racing feyenoord sparta slavia steaua legia levski zenit torpedo hellas hajduk"
)
_CLUBS = frozenset(_CLUB_LIST.split(" "))
# The same for letters; only where they are written in capitals, for "as" and "if" are words.
_CLUB_LETTERS = frozenset({"AC", "AS", "AFC", "CF", "FC", "FK", "IF", "NK", "RB", "SK", "SV", "VfB", "VfL"})  # fmt: skip
# Words that mean a treaty or an illness also where they are written small.
_SMALL_PACTS = frozenset({"accord", "accords", "agreement", "agreements", "treaty", "syndrome"})
_ONE = frozenset({"a", "an"})
# English words that no noun is: where "a" is a word of Spanish or Italian, others follow.
_NO_NOUNS = frozenset({"and", "or", "was", "is", "that", "which", "who", "to", "in", "on", "at", "for",
                       "with", "from", "as", "had", "has", "by"})  # fmt: skip
_RED_STAR = ("red", "star")
# What stands before a person's name as well as before a place's; "" is no word at all.
_WEAK = frozenset({"", "of", "to", "from", "by", "between", "against", "over", "left", "visited", "visit",
                   "visiting", "leave", "leaving", "based", "police"})  # fmt: skip
_LARGE = 10_000  # people of a place that may well be printed right after another


class Senses:
    """The rules, for the names of one article; what they ask of it is looked up once."""

    def __init__(self, article: Article, recogniser: Recogniser) -> None:
        """Takes the article's words, and the recogniser for the ordinary words that it knows."""
        self._article = article
        self._ordinary = recogniser.known.ordinary

    def least(self, at: int, end: int, *, cue: str) -> float:
        """How sure, 0..1, the recogniser must be of a name; 0 when no rule objects.

        Args:
            at: index of its first word.
            end: index after its last.
            cue: the word that marks it.
        """
        article = self._article
        if article.profile is not CaseProfile.MIXED:
            return 0.0
        if self._is_club(at) or self._is_thing(at, end) or self._is_one_of_many(at, end):
            return NEVER
        if end - at > 1 or cue in STRICT or cue in AFTER or cue.endswith(" of"):
            return 0.0
        if self._is_person(at):
            return NEVER
        if cue or article.words[at][2].isupper():
            return 0.0  # "US" is no pronoun, and no first name
        return self._least_alone(at)

    def _least_alone(self, at: int) -> float:
        """The same for a word that no cue marks."""
        article = self._article
        least = 0.0
        if self._before_unknown(at):
            least = NEVER if self._is_subject(at + 2) else BEFORE_UNKNOWN
        if article.begins_sentence(at) and article.keys[at] in self._written_small:
            least = max(least, WRITTEN_SMALL)
        return 0.0 if least and self._is_placed_elsewhere(at) else least

    def _is_placed_elsewhere(self, at: int) -> bool:
        """Whether a word of place marks the same word somewhere else in the article."""
        article, key = self._article, self._article.keys[at]
        return any(
            other == key and article.capitals[here] and article.cue(here, here + 1) != ""
            for here, other in enumerate(article.keys)
        )

    def _is_person(self, at: int) -> bool:
        """Whether a word is the first name or surname of a person whom the article names in full.

        Not where a word of place marks the same word elsewhere: then both are spoken of.
        """
        key, names = self._article.keys[at], self._persons
        if at in names.spots:
            return True
        return (key in names.firsts or key in names.lasts) and not self._is_located(key)

    @cached_property
    def _persons(self) -> FullNames:
        return find_full_names(self._article, self._ordinary)

    def _is_located(self, key: str) -> bool:
        """Whether a word of place stands before a word somewhere, and no surname after it."""
        article = self._article
        return any(
            other == key
            and article.capitals[here]
            and here not in self._persons.spots
            and (article.cue(here, here + 1) not in _WEAK or self._is_container(here))
            for here, other in enumerate(article.keys)
        )

    def _is_container(self, at: int) -> bool:
        """Whether a country's or subdivision's name stands behind a place's and a comma."""
        article = self._article
        behind = at > 0 and article.gap(at - 1) == ", " and article.capitals[at - 1]
        return (
            behind
            and article.knows(article.keys[at - 1])
            and article.rank(article.keys[at]).is_area
        )

    def _is_thing(self, at: int, end: int) -> bool:
        """Whether the next word makes a beast, a dish or a treaty of the name: "Guinea pigs"."""
        article, after = self._article, self._article.after(end)
        if after is None or article.gap(end - 1) != " ":
            return False
        if article.is_kind(after, "pact"):
            return article.capitals[after] or article.keys[after] in _SMALL_PACTS
        things = article.lexicon.get("thing", {})
        return " ".join(article.keys[at : end + 1]) in things

    def _is_one_of_many(self, at: int, end: int) -> bool:
        """Whether it is "a Labrador": a place is no one of many; "a Paris street" is another thing."""
        article = self._article
        if at == 0 or article.words[at - 1][2] not in _ONE or article.gap(at - 1) != " ":
            return False
        after = article.after(end)
        is_next = after is not None and article.gap(end - 1) == " "
        return is_next and article.keys[end] in _NO_NOUNS

    @cached_property
    def _written_small(self) -> frozenset[str]:
        """Keys of the words that the article writes without a capital."""
        pairs = zip(self._article.keys, self._article.capitals, strict=True)
        return frozenset(key for key, is_capital in pairs if not is_capital)

    def _is_club(self, at: int) -> bool:
        """Whether the word before makes a club of the city: "Real Madrid", "AS Roma"."""
        article, before = self._article, self._article.left(at)
        if before is None or article.gap(before) not in (" ", "\u00a0"):
            return False
        if article.keys[before] in _CLUBS:
            return True
        if article.words[before][2] in _CLUB_LETTERS:
            return not article.words[at][2].isupper()  # "NAMED AS ENGLAND CAPTAIN" is a heading
        return before > 0 and tuple(article.keys[before - 1 : before + 1]) == _RED_STAR

    def _is_subject(self, end: int) -> bool:
        """Whether the words before `end` are what a sentence speaks of: "Cuba Gooding was jeered"."""
        after = self._article.after(end)
        return after is not None and self._article.words[after][2] in VERBS

    def _before_unknown(self, at: int) -> bool:
        """Whether one capitalised word follows that is no ordinary word, no place, and no kind of one."""
        article, right = self._article, self._article.right(at + 1)
        if (
            right is None
            or article.text[article.words[at][1]] != " "
            or article.left(at) is not None
        ):
            return False
        if article.right(right + 1) is not None or article.is_kind(right, *_NO_SURNAME, "common"):
            return False
        key, word = article.keys[right], article.words[right][2]
        # "Mansfield OKs", "Minnesota Twins": verbs in headings and teams are no surnames
        if key in self._ordinary or not word[1:].islower() or key.endswith("s"):
            return False
        return article.rank(key).population < _LARGE and not article.rank(key).is_known
