"""Tells a place name from its namesakes: persons, organisations, streets, common words.

Each rule looks at one known name in its spot and returns a verdict, or None when it has nothing
to say; the first verdict counts. Which rules apply depends on how the article uses capitals.
"""

import re
from collections.abc import Callable

from etl.mentions.acronyms import judge_acronym
from etl.mentions.spot import STRICT, Spot, Verdict
from etl.mentions.surroundings import Article, all_in
from etl.mentions.words import CaseProfile
from etl.places.names import is_latin

# Cities of so many people are named without a word that says where; smaller ones need it where
# the wire prints capitals only.
_KNOWN_CITY = 300_000
_MULTIWORD_CITY = 15_000
_TOWN = 5_000  # people of a town that may follow another in a run of capitals, and is no surname
_SHORTEST_DATELINE = 4  # letters; shorter ones may be acronyms
_DASH = re.compile(r"(?:,[^.\n]{1,25})?\.?\s*(?:\([^)]{1,30}\)\s*)?(?:—|–|--|\x97)")
_PARTIES = frozenset({"d", "r", "dfl", "i"})
_NO_SURNAME = ("org_tail", "local_tail", "street", "county_tail", "admin_tail", "cue_after", "public",
               "paper", "demonym", "weekday", "month")  # fmt: skip
_AGE = re.compile(r",\s\d{1,2}(?:,|\.|\sof\b)")
_LISTED = frozenset({",", "(", ", and", "and", "or", ", or", "/", "y", "e"})


Rule = Callable[[Spot], Verdict | None]


def judge(article: Article, at: int, end: int, *, key: str, last_end: int) -> tuple[Verdict, str]:
    """The verdict on the words from `at` up to `end`, a known name, and its cue.

    Args:
        article: the text.
        at: index of the name's first word.
        end: index after its last word.
        key: the name, normalised.
        last_end: where the place name before it ends (code points), or -1.
    """
    spot = spot_at(article, at, end, key=key, last_end=last_end)
    verdict, _ = first_verdict(spot)
    return verdict, spot.cue


def spot_at(article: Article, at: int, end: int, *, key: str, last_end: int) -> Spot:
    """The name at some words in its surroundings; takes the same as `judge`."""
    follows = last_end >= 0 and is_listed(article.text[last_end : article.words[at][0]])
    return Spot(article, at, end, key, article.cue(at, end), follows, article.rank(key))


def first_verdict(spot: Spot) -> tuple[Verdict, Rule | None]:
    """The first verdict that counts, and whose it is; a place when no rule objects."""
    for rule in RULES[spot.article.profile]:
        verdict = rule(spot)
        if verdict is not None:
            return verdict, rule
    return Verdict.PLACE, None


def is_listed(gap: str) -> bool:
    """Whether the characters between two names put them in one list, or one in the other."""
    return len(gap) < 8 and gap.strip() in _LISTED


def never(spot: Spot) -> Verdict | None:
    """Months, weekdays, demonyms, peoples, feasts, brands."""
    lexicon = spot.article.lexicon
    kinds = ("month", "weekday", "demonym", "never", "title")
    return Verdict.NO if any(spot.key in lexicon[kind] for kind in kinds) else None


def _opening(spot: Spot) -> Verdict | None:
    """A name in capitals at the head of a report, before a dash: its dateline."""
    article = spot.article
    words = [word for _, _, word in article.words[spot.at : spot.end]]
    if not all(word.isupper() for word in words) or len(spot.key) < _SHORTEST_DATELINE:
        return None
    opens = article.begins_sentence(spot.at)
    end = article.words[spot.end - 1][1]
    return Verdict.PLACE if opens and _DASH.match(article.text, end) else None


def _region(spot: Spot) -> Verdict | None:
    """World regions pass; bare compass words only after "the" and inside a sentence."""
    article = spot.article
    if spot.key not in article.lexicon["region"]:
        return None
    if spot.key not in article.lexicon["common"] or article.profile is CaseProfile.UPPER:
        return Verdict.PLACE if spot.key not in article.lexicon["common"] else Verdict.NO
    after_the = spot.at > 0 and article.keys[spot.at - 1] == "the"
    alone = article.right(spot.end) is None
    return Verdict.PLACE if after_the and alone else Verdict.NO


def foreign(spot: Spot) -> Verdict | None:
    """In letters that are not Latin only a cue, a list or fame speaks for a name."""
    if spot.key.isascii() or is_latin(spot.key):
        return None
    well_known = spot.rank.is_known or spot.rank.population >= _KNOWN_CITY
    return None if spot.cue or spot.follows or well_known else Verdict.NO


def title(spot: Spot) -> Verdict | None:
    """What the name is the title of has nothing to do with it: "Bank of X", "X Times"."""
    article = spot.article
    headed = article.is_kind(spot.at, "org_head") and article.keys[spot.at + 1 : spot.end][:1]
    if headed == ["of"] or article.is_kind(article.right(spot.end), "paper"):
        return Verdict.NO
    of = spot.at >= 2 and article.keys[spot.at - 1] in ("of", "de") and not spot.cue.endswith(" of")
    if of and article.capitals[spot.at - 2] and article.is_kind(spot.at - 2, "org_head"):
        return Verdict.NO
    return None


def organisation(spot: Spot) -> Verdict | None:
    """The name belongs to something else: "X Street", "X County", "X Hospital"."""
    article = spot.article
    right = article.right(spot.end)
    if article.is_kind(article.after(spot.end), "county_tail"):
        return Verdict.NO
    if right is not None and not article.is_kind(right, "public"):
        if article.is_kind(right, "org_tail", "street"):
            return Verdict.NO
        if article.is_kind(right, "local_tail"):
            return Verdict.SOFT
    return None


def _feature(spot: Spot) -> Verdict | None:
    """In a wire of capitals only streets, landforms and units are told by the next word."""
    after = spot.article.after(spot.end)
    return Verdict.NO if spot.article.is_kind(after, "street", "county_tail") else None


def first_name(spot: Spot) -> Verdict | None:
    """A first name right before a surname: "Sydney Sweeney"."""
    article, right = spot.article, spot.article.right(spot.end)
    if not spot.is_word or right is None or not article.is_kind(spot.at, "first_name"):
        return None
    goes_on = article.is_kind(right, *_NO_SURNAME) or article.gap(right - 1) != " "
    return None if goes_on or spot.cue or spot.rank.is_known else Verdict.NO


def person(spot: Spot) -> Verdict | None:
    """Titles and first names before it, ages and speech after it, a surname in use."""
    article, at = spot.article, spot.at
    before = article.left(at, over_stop=True)
    if article.is_kind(before, "title") and not (spot.rank.is_area and not spot.is_word):
        return Verdict.NO
    if not spot.is_word or spot.is_marked or _before_area(spot):
        return None
    if spot.follows and article.right(spot.end) is None:
        return None  # in a list of places, and no first name of someone
    if before is not None and article.keys[before] in _PARTIES and article.gap(before) == "-":
        return None  # "D-Columbus": a member for Columbus
    named = before is not None and (
        len(article.keys[before]) == 1 or article.is_kind(before, "first_name")
    )
    if (named and not spot.rank.is_area) or spot.key in article.persons:
        return Verdict.NO
    return _personal(spot)


def _personal(spot: Spot) -> Verdict | None:
    """What a name does, or that it is a first name or surname and nothing speaks for a place."""
    article, at = spot.article, spot.at
    if spot.rank.is_known or spot.follows:
        return None
    speaks = article.is_kind(article.after(spot.end), "speech") and article.right(spot.end) is None
    personal = article.is_kind(at, "first_name", "surname")
    aged = personal and _AGE.match(article.text, article.words[at][1]) is not None
    return Verdict.NO if speaks or aged or (personal and not spot.cue) else None


def common(spot: Spot) -> Verdict | None:
    """Ordinary words need "in X" inside a sentence, or to contain the place before them."""
    article, common = spot.article, spot.article.lexicon["common"]
    if not all_in(article.keys[spot.at : spot.end], common):
        return None
    if not spot.is_word:
        large = spot.rank.population >= _MULTIWORD_CITY and not article.begins_sentence(spot.at)
        passes = spot.is_marked or spot.follows or spot.rank.is_area or large
        return None if passes else Verdict.SHORTER
    if spot.follows and spot.rank.is_area:
        return Verdict.PLACE
    left = article.left(spot.at)
    opens = left is not None and article.begins_sentence(left) and article.is_kind(left, "common")
    apart = (left is None or opens) and article.right(spot.end) is None
    if _before_area(spot) and apart:
        return Verdict.PLACE
    return Verdict.PLACE if spot.cue in STRICT and apart and not _is_the(spot) else Verdict.NO


def _run(spot: Spot) -> Verdict | None:
    """Inside a longer run of capitals a name must stand apart from its neighbours."""
    article = spot.article
    if spot.follows:
        return None
    left, right = article.left(spot.at), article.right(spot.end)
    if left is not None:
        harmless = article.is_kind(
            left, "known_prefix", "weekday", "month", "demonym", "cue_before", "public"
        ) or (article.begins_sentence(left) and article.is_kind(left, "common"))
        harmless |= article.gap(left) == "-" and (
            spot.rank.is_known or article.keys[left] in _PARTIES
        )
        if not harmless:
            return Verdict.NO
    if right is None or spot.rank.is_known or spot.is_marked or not spot.is_word:
        return None
    kinds = ("weekday", "month", "cue_after", "admin_tail", "demonym", "public")
    if article.is_kind(right, *kinds) or article.rank(article.keys[right]).population >= _TOWN:
        return None
    if article.is_kind(right, "title", "common"):
        return None if spot.rank.population >= _MULTIWORD_CITY else Verdict.SOFT
    return Verdict.NO if article.is_kind(spot.at, "first_name", "surname") else Verdict.SOFT


def _lower(spot: Spot) -> Verdict | None:
    """Without capitals only a locative word, the place before or fame speaks for a name."""
    article = spot.article
    if any(article.is_kind(at, "common", "first_name", "surname")
           for at in range(spot.at, spot.end)):  # fmt: skip
        return Verdict.NO
    population = spot.rank.population
    if spot.is_marked or spot.rank.is_known or population >= 3 * _KNOWN_CITY:
        return Verdict.PLACE
    listed = spot.follows or spot.cue
    return Verdict.PLACE if listed and population >= _MULTIWORD_CITY else Verdict.NO


def _upper(spot: Spot) -> Verdict | None:
    """In a wire of capitals a name needs a cue, a place before it, or to be well known."""
    article, population = spot.article, spot.rank.population
    keys = article.keys[spot.at : spot.end]
    edges = ("the", "of", "and", "a")
    if all_in(keys, article.lexicon["common"]) or keys[0] in edges or keys[-1] in edges:
        return Verdict.SHORTER
    personal = any(article.is_kind(at, "first_name", "surname") for at in range(spot.at, spot.end))
    if spot.rank.is_known or (not spot.is_word and population >= _MULTIWORD_CITY and not personal):
        return Verdict.PLACE
    if spot.is_marked or spot.follows:
        return Verdict.PLACE
    if personal:
        return Verdict.SHORTER
    enough = population >= (_MULTIWORD_CITY if spot.cue not in ("", "of") else _KNOWN_CITY)
    return Verdict.PLACE if enough else Verdict.SHORTER


def _is_the(spot: Spot) -> bool:
    return spot.at > 0 and spot.article.keys[spot.at - 1] == "the"


def _before_area(spot: Spot) -> bool:
    """Whether a comma and then a country or subdivision follows: "Jackson, Miss."."""
    article, end = spot.article, spot.end
    if end >= len(article.words) or not article.capitals[end]:
        return False
    if article.gap(end - 1).strip() not in (",", "("):
        return False
    if article.profile is CaseProfile.UPPER and article.is_kind(end, "common"):
        return False  # ", IN" is a word there
    for stop in (end + 2, end + 1):
        key = " ".join(article.keys[end:stop])
        if any(c.place.kind != "city" for c in article.gazetteer.candidates(key)[:3]):
            return True
    return False


RULES: dict[CaseProfile, tuple[Rule, ...]] = {
    CaseProfile.MIXED: (
        never,
        _opening,
        _region,
        judge_acronym,
        foreign,
        title,
        organisation,
        first_name,
        person,
        common,
        _run,
    ),
    CaseProfile.UPPER: (never, _region, judge_acronym, _feature, person, _upper),
    CaseProfile.LOWER: (never, _region, _lower),
}
