"""Tells the press's abbreviations of places (Calif., DRC) from other acronyms (MEK, OPEC)."""

from etl.mentions.spot import STRICT, Spot, Verdict
from etl.mentions.words import CaseProfile

_LARGE_CITY = 100_000  # a city of so many people may be printed in capitals, as LIMA


def judge_acronym(spot: Spot) -> Verdict | None:
    """Short words all in capitals are acronyms unless the tables of abbreviations know them."""
    if not spot.is_word:
        return None
    article = spot.article
    word = article.words[spot.at][2]
    forms = article.lexicon["abbreviation"]
    if word in forms or (f"{word}." in forms and spot.has_stop):
        return _judge_abbreviation(spot, word)
    if len(word) <= 3 and (word.isupper() or len(spot.key) < 3):
        return Verdict.NO
    if word.isupper() and len(word) <= 5 and article.profile is CaseProfile.MIXED:
        best = next(iter(article.gazetteer.candidates(spot.key)), None)
        if best is None or best.match == "alternate":
            return Verdict.NO
        if not spot.rank.is_known and best.place.population < _LARGE_CITY:
            return Verdict.NO
    return None


def _judge_abbreviation(spot: Spot, word: str) -> Verdict:
    """Postal "GA" and "Mo." only after a place; in a wire of capitals "IN" and "CAR" are words."""
    if word == "UK" or "." in word:
        return Verdict.PLACE
    if spot.article.profile is CaseProfile.UPPER:
        after_the = spot.at > 0 and spot.article.keys[spot.at - 1] == "the"
        if len(word) == 2 or spot.key in spot.article.lexicon["common"]:
            return Verdict.PLACE if word == "US" and after_the else Verdict.NO
    if word == "US":
        end = spot.article.words[spot.at][1]
        return Verdict.NO if spot.article.text[end : end + 1] == "$" else Verdict.PLACE
    if len(word) > 2 and word.isupper():
        return Verdict.PLACE
    before = spot.article.text[: spot.article.words[spot.at][0]].rstrip()[-1:]
    after = spot.article.after_stop(spot.end)
    sure = len(word) > 2 and spot.has_stop and (spot.cue in STRICT or after.islower())
    return (
        Verdict.PLACE if spot.follows or (before == "," and spot.has_stop) or sure else Verdict.NO
    )
