"""How sure the trained recogniser must be of a name, by what the rules about namesakes say of it."""

from etl.mentions import namesakes
from etl.mentions.acronyms import judge_acronym
from etl.mentions.namesakes import Rule, first_verdict, spot_at
from etl.mentions.spot import Verdict
from etl.mentions.surroundings import Article
from etl.mentions.words import CaseProfile

# How sure the recogniser must be of a name that a rule bars. Measured on outlets that it had not
# learned from: against `never` and `judge_acronym` it is nearly always wrong below these, against
# the others mostly right. A local body's name ("Douglas County Hospital") is told from a company's
# by the softer verdict.
_NEVER = 2.0
OVERRULED: dict[Rule, float] = {
    namesakes.never: 0.9,
    judge_acronym: 0.93,
    namesakes.title: _NEVER,
    namesakes.foreign: _NEVER,  # it has learned from English alone
    namesakes.organisation: 0.8,
    namesakes.common: 0.95,
    namesakes.first_name: 0.97,
    namesakes.person: 0.6,
}
SOFTENED: dict[Rule, float] = {namesakes.organisation: 0.55}
CASELESS_OVERRULED: dict[Rule, float] = {namesakes.never: 0.9, judge_acronym: 0.9}
_UNDISPUTED, _DISPUTED, _CASELESS = 0.25, 0.45, 0.35


def least_chance(
    article: Article, at: int, end: int, *, key: str, last_end: int
) -> tuple[float, str]:
    """How sure the trained recogniser must be, 0..1, of a name in this spot, and the name's cue.

    Takes the same as `namesakes.judge`.
    """
    spot = spot_at(article, at, end, key=key, last_end=last_end)
    verdict, rule = first_verdict(spot)
    if verdict is Verdict.PLACE:
        return _UNDISPUTED, spot.cue
    if article.profile is not CaseProfile.MIXED:
        least = _CASELESS if rule is None else CASELESS_OVERRULED.get(rule, _CASELESS)
    elif rule is None:
        least = _DISPUTED
    elif verdict is Verdict.SOFT and rule in SOFTENED:
        least = SOFTENED[rule]
    else:
        least = OVERRULED.get(rule, _DISPUTED)
    return least, spot.cue
