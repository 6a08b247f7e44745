"""Tells a place name from its namesakes: persons, organisations, streets, common words."""

import re
from dataclasses import dataclass

from etl.mentions.words import CaseProfile, Word, is_cased
from etl.places import Gazetteer, normalise

# Cities of so many people are named without a word that says where; smaller ones need it where
# the wire prints capitals only.
_KNOWN_CITY = 300_000
_ACRONYM_CITY = 100_000
_MULTIWORD_CITY = 15_000
_AGE = re.compile(r",\s\d{1,2}(?:,|\.|\sof\b)")
_STRICT = frozenset({"in", "near", "outside", "at", "around", "across", "throughout", "into"})
_OPENERS = "\"'“‘«([-—–•*…"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is thought of one known name at its spot.

    Attributes:
        is_place: it passes. cue: the word that marks it as a place, or "".
        is_final: when it does not pass, whether shorter names inside it must not pass either.
    """

    is_place: bool
    cue: str = ""
    is_final: bool = True


NO = Verdict(is_place=False)
MAYBE_SHORTER = Verdict(is_place=False, is_final=False)


class Article:
    """The words of one article with what the finder asks of them again and again."""

    def __init__(
        self, text: str, words: list[Word], profile: CaseProfile, gazetteer: Gazetteer
    ) -> None:
        """Normalises each word once."""
        self.text = text
        self.words = words
        self.profile = profile
        self.gazetteer = gazetteer
        self.lexicon = gazetteer.lexicon
        self.keys = [normalise(word[2]) for word in words]
        self.persons = _find_persons(self) if profile is not CaseProfile.LOWER else frozenset()

    def is_kind(self, at: int, *kinds: str) -> bool:
        """Whether the word at an index is in one of the lexicon's lists."""
        if not 0 <= at < len(self.words):
            return False
        key = self.keys[at]
        return any(key in self.lexicon.get(kind, ()) for kind in kinds)

    def knows(self, key: str) -> bool:
        """Whether the key is a place's name or a world region's."""
        return self.gazetteer.has_key(key) or key in self.lexicon["region"]

    def is_capital(self, at: int) -> bool:
        """Whether the word begins with a capital."""
        return 0 <= at < len(self.words) and self.words[at][2][0].isupper()

    def may_begin(self, at: int) -> bool:
        """Whether a name may begin with this word: a capital, unless the text has none."""
        first = self.words[at][2][0]
        return first.isupper() or (self.profile is CaseProfile.LOWER and is_cased(first))

    def may_end(self, at: int) -> bool:
        """Whether a name may end with this word."""
        return self.may_begin(at)

    def is_abbreviation(self, at: int) -> bool:
        """Whether the word is printed with a stop after it ("Calif.")."""
        return f"{self.words[at][2]}." in self.lexicon.get("abbreviation", ())

    def joined(self, left: int, gaps: tuple[str, ...] = (" ", "\n", ". ", "\u00a0")) -> bool:
        """Whether only a blank stands between a word and the one after it."""
        if not 0 <= left < len(self.words) - 1:
            return False
        return self.text[self.words[left][1] : self.words[left + 1][0]] in gaps

    def begins_sentence(self, at: int) -> bool:
        """Whether nothing of its sentence stands before the word."""
        before = self.text[: self.words[at][0]].rstrip(_OPENERS + " \t\u00a0")[-1:]
        return before in ("", ".", "!", "?", "\n", ":", "”", '"')


def judge(article: Article, at: int, end: int, *, key: str, last_end: int) -> Verdict:
    """Whether the words from `at` up to `end`, a name of the gazetteer, are a place here."""
    lexicon = article.lexicon
    if key in lexicon["month"] or key in lexicon["weekday"] or key in lexicon["demonym"]:
        return NO
    if key in lexicon["region"]:
        return _judge_region(article, at, key)
    cue = _cue(article, at, end)
    follows_place = last_end >= 0 and _is_listed(article.text[last_end : article.words[at][0]])
    if end - at == 1:
        acronym = _judge_acronym(article, at, key)
        if acronym is not None:
            return acronym
    if article.profile is CaseProfile.LOWER:
        return _judge_lower(article, at, key=key, cue=cue, follows_place=follows_place)
    rank = _rank(article.gazetteer, key)
    if _is_organisation(article, at, end) or _is_person(
        article, at, end, key=key, rank=rank, cue=cue
    ):
        return NO
    if article.profile is CaseProfile.UPPER:
        return _judge_upper(article, at, end, rank=rank, cue=cue, follows_place=follows_place)
    if end - at == 1 and key in lexicon["common"]:
        sure = (
            cue in _STRICT and not article.begins_sentence(at) and not _neighbours(article, at, end)
        )
        return Verdict(sure or (follows_place and rank.is_area), cue)
    if all(word in lexicon["common"] for word in article.keys[at:end]) and not (
        cue or follows_place
    ):
        return MAYBE_SHORTER
    if not follows_place and not _fits_run(article, at, end, rank=rank, cue=cue):
        return NO
    return Verdict(is_place=True, cue=cue)


@dataclass(frozen=True, slots=True)
class Rank:
    """How well known the best place of a name is."""

    is_area: bool
    is_capital: bool
    population: int


def _rank(gazetteer: Gazetteer, key: str) -> Rank:
    candidates = gazetteer.candidates(key)[:4]
    return Rank(
        is_area=any(c.place.kind != "city" and c.score > 0.2 for c in candidates),
        is_capital=any(c.is_capital and c.score > 0.2 for c in candidates),
        population=max((c.place.population for c in candidates if c.score > 0.1), default=0),
    )


def _judge_region(article: Article, at: int, key: str) -> Verdict:
    """Bare compass words and "Gulf" are regions only after "the" and inside a sentence."""
    if key in article.lexicon["common"]:
        after_the = article.is_capital(at) and at > 0 and article.keys[at - 1] == "the"
        passes = after_the and not _neighbours(article, at, at + 1)
        return Verdict(passes, "the") if passes else NO
    return Verdict(is_place=True)


def _judge_acronym(article: Article, at: int, key: str) -> Verdict | None:
    """Short words all in capitals are acronyms unless the tables know them; None: no acronym."""
    word = article.words[at][2]
    if word in article.lexicon["abbreviation"] or f"{word}." in article.lexicon["abbreviation"]:
        if len(word.rstrip(".")) <= 2 and "." not in word and word != "US" and word != "UK":
            return None if _after_comma(article, at) else NO  # postal "GA" only after a place
        return Verdict(is_place=True, cue=_cue(article, at, at + 1))
    if len(word) < 2 or len(word) <= 3 and (word.isupper() or len(key) < 3):
        return NO
    if word.isupper() and len(word) <= 5 and article.profile is CaseProfile.MIXED:
        best = article.gazetteer.candidates(key)[:1]
        known = (
            best
            and best[0].match != "alternate"
            and (best[0].place.kind != "city" or best[0].place.population >= _ACRONYM_CITY)
        )
        return None if known else NO
    return None


def _judge_lower(article: Article, at: int, *, key: str, cue: str, follows_place: bool) -> Verdict:
    """In a text without capitals only a locative word, or the place before, speaks for a name."""
    lexicon = article.lexicon
    if key in lexicon["common"] or key in lexicon["first_name"] or key in lexicon["surname"]:
        return NO
    rank = _rank(article.gazetteer, key)
    if cue in _STRICT or cue in ("from", "to") and rank.population >= _MULTIWORD_CITY:
        return Verdict(is_place=True, cue=cue)
    known = rank.is_area or rank.is_capital or rank.population >= 3 * _KNOWN_CITY
    return Verdict((follows_place and rank.population >= _MULTIWORD_CITY) or known, cue)


def _judge_upper(
    article: Article, at: int, end: int, *, rank: Rank, cue: str, follows_place: bool
) -> Verdict:
    """In a wire of capitals a name needs a cue, a place before it, or to be well known."""
    lexicon, keys = article.lexicon, article.keys[at:end]
    common = all(key in lexicon["common"] for key in keys)
    if common or keys[0] in ("the", "of", "and", "a") or keys[-1] in ("of", "the", "and"):
        return MAYBE_SHORTER
    personal = any(key in lexicon["first_name"] or key in lexicon["surname"] for key in keys)
    if rank.is_area or rank.is_capital:
        return Verdict(is_place=True, cue=cue)
    if len(keys) > 1 and rank.population >= _MULTIWORD_CITY and not personal:
        return Verdict(is_place=True, cue=cue)
    if cue in _STRICT or (cue and rank.population >= _MULTIWORD_CITY) or follows_place:
        return Verdict(not personal or cue in _STRICT or follows_place, cue, is_final=False)
    passes = rank.population >= _KNOWN_CITY and not personal
    return Verdict(passes, cue, is_final=False)


def _is_organisation(article: Article, at: int, end: int) -> bool:
    """ "X Times", "Bank of X", "X Street": the name belongs to something else."""
    if article.joined(end - 1, (" ", "\n")) and article.profile is CaseProfile.MIXED:
        if article.is_capital(end) and article.is_kind(end, "org_tail", "street", "county_tail"):
            return True
    if at >= 2 and article.keys[at - 1] in ("of", "de") and article.joined(at - 1, (" ", "\n")):
        return article.is_capital(at - 2) and article.is_kind(at - 2, "org_head")
    return False


def _is_person(article: Article, at: int, end: int, *, key: str, rank: Rank, cue: str) -> bool:
    """Whether titles, first names or what the name does say that it is a person's."""
    before = article.joined(at - 1) and article.is_capital(at - 1)
    if before and article.is_kind(at - 1, "title"):
        return not (article.profile is CaseProfile.UPPER and rank.is_area)
    if before and end - at == 1:
        initial = len(article.words[at - 1][2].rstrip(".")) == 1
        if initial or (article.is_kind(at - 1, "first_name") and not rank.is_area):
            return True
    if end - at > 1:
        return False
    if key in article.persons and cue not in _STRICT:
        return not (rank.is_area and article.profile is not CaseProfile.MIXED)
    personal = article.is_kind(at, "first_name", "surname")
    if personal and not rank.is_area and article.profile is CaseProfile.MIXED:
        if _AGE.match(article.text, article.words[at][1]) or article.is_kind(end, "speech"):
            return True
        if not cue and not _before_comma_area(article, end) and not rank.is_capital:
            return True
    if article.is_kind(end, "speech") and article.joined(at) and not article.is_capital(end):
        return not (rank.is_area or rank.is_capital)
    follows = article.joined(at, (" ", "\n")) and article.is_capital(end)
    if follows and article.profile is CaseProfile.MIXED and article.is_kind(at, "first_name"):
        return (
            not article.is_kind(end, "title", "weekday", "month", "cue_after")
            and cue not in _STRICT
        )
    return False


def _fits_run(article: Article, at: int, end: int, *, rank: Rank, cue: str) -> bool:
    """Whether a name inside a longer run of capitals stands apart from its neighbours."""
    lexicon = article.lexicon
    left = article.joined(at - 1, (" ", "\n")) and article.is_capital(at - 1)
    if left:
        key = article.keys[at - 1]
        harmless = (
            key in lexicon["known_prefix"]
            or key in lexicon["weekday"]
            or key in lexicon["month"]
            or key in lexicon["demonym"]
            or (article.begins_sentence(at - 1) and key in lexicon["common"])
            or (key in lexicon["cue_before"])
        )
        if not harmless:
            return False
    right = article.joined(end - 1, (" ", "\n")) and article.is_capital(end)
    if right:
        kinds = ("weekday", "month", "title", "cue_after", "admin_tail", "demonym", "common")
        if article.is_kind(end, *kinds) or rank.is_area or rank.is_capital:
            return True
        return cue in _STRICT or article.gazetteer.has_key(article.keys[end])
    return True


def _neighbours(article: Article, at: int, end: int) -> bool:
    """Whether a capitalised word stands directly before or after."""
    left = (
        article.joined(at - 1)
        and article.is_capital(at - 1)
        and not article.begins_sentence(at - 1)
    )
    return left or (article.joined(end - 1) and article.is_capital(end))


def _cue(article: Article, at: int, end: int) -> str:
    """The word directly before, or else after, that marks a place; "the" may stand between."""
    before = at - 1
    if before > 0 and article.keys[before] == "the" and article.joined(before):
        before -= 1
    if (
        before >= 0
        and article.joined(before)
        and article.keys[before] in article.lexicon["cue_before"]
    ):
        return article.keys[before]
    if before > 0 and article.keys[before] == "of" and article.joined(before):
        if article.keys[before - 1] in article.lexicon["cue_before"]:
            return f"{article.keys[before - 1]} of"
    if article.joined(end - 1, (" ", "\n", "-")) and article.is_kind(
        end, "cue_after", "admin_tail"
    ):
        return article.keys[end]
    return ""


def _is_listed(gap: str) -> bool:
    """Whether a name follows another as its container or in one list with it."""
    return gap.strip() in (",", "(", ", and", "and", "or", ", or", "/", "y", "e") and len(gap) < 8


def _after_comma(article: Article, at: int) -> bool:
    return article.text[: article.words[at][0]].rstrip()[-1:] in (",", "(")


def _before_comma_area(article: Article, end: int) -> bool:
    """Whether a comma and then a country or subdivision follows: "Jackson, Miss."."""
    if end >= len(article.words):
        return False
    gap = article.text[article.words[end - 1][1] : article.words[end][0]]
    if gap.strip() not in (",", "(") or not article.is_capital(end):
        return False
    for stop in (end + 2, end + 1):
        key = " ".join(article.keys[end:stop])
        if any(c.place.kind != "city" for c in article.gazetteer.candidates(key)[:3]):
            return True
    return False


def _find_persons(article: Article) -> frozenset[str]:
    """Keys of surnames that follow a first name or a title somewhere in the article."""
    persons: set[str] = set()
    lexicon = article.lexicon
    for at, key in enumerate(article.keys):
        is_title = key in lexicon["title"]
        if not (is_title or key in lexicon["first_name"]) or not article.is_capital(at):
            continue
        last = at
        while last + 1 < len(article.words) and last - at < 4 and article.joined(last):
            if not article.is_capital(last + 1):
                break
            if article.is_kind(last + 1, "weekday", "month", "org_tail", "street"):
                break
            last += 1
        if last > at and not (article.profile is CaseProfile.UPPER):
            persons.add(article.keys[last])
        elif last > at:
            persons.add(article.keys[at + 1])
    return frozenset(persons)
