"""What words beside a name add to its chances: "Hamilton, the capital of Bermuda", "Lebanon's Tripoli".

The text says where the name lies and, in an apposition, that it is a city. No corpus that the ranker learned from
holds enough of them, so that the weight is set by hand, above what fame can gain.
"""

from collections.abc import Sequence

from etl.places.evidence import Name, lies_in
from etl.places.toponym import Toponym

WEIGHT = 50.0  # how many times as likely a place there becomes


def weigh_appositions(names: Sequence[Name], toponyms: Sequence[Toponym]) -> None:
    """Raises the chances of what lies where the text says; those of a name still sum to 1.

    Args:
        names: with their chances.
        toponyms: all of the article.
    """
    if all(toponym.told_in is None for toponym in toponyms):
        return
    by_mention = {mention: name for name in names for mention in name.mentions}
    for name in names:
        held = [
            (by_mention[one.told_in], one.told_in == one.container)
            for one in (toponyms[mention] for mention in name.mentions)
            if one.told_in is not None and one.told_in in by_mention
        ]
        if not held:
            continue
        told = [
            at
            for at, candidate in enumerate(name.candidates)
            if any(
                (is_container or candidate.place.kind == "city")
                and lies_in(candidate.place, holder)
                for holder, is_container in held
            )
        ]
        if not told:
            continue
        name.told_in = frozenset(told)
        name.chances, name.none = _raised(name.chances, name.none, name.told_in)
        if name.homeless:
            name.homeless, _ = _raised(name.homeless, 1.0 - sum(name.homeless), name.told_in)


def _raised(
    chances: tuple[float, ...], none: float, told: frozenset[int]
) -> tuple[tuple[float, ...], float]:
    odds = [chance * (WEIGHT if at in told else 1.0) for at, chance in enumerate(chances)]
    total = sum(odds) + none
    return tuple(value / total for value in odds), none / total
