"""The words that decide what a number in a sentence counts, beside the codebook's lists."""


def listed(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


TO_DEATH = ("to", "death")
COURT = listed("sentenced condemned sentence")
"""Who is stabbed "to death" dies, who is sentenced to it may not."""

WITH_HIMSELF = (("himself", "and"), ("herself", "and"), ("themselves", "and"))
"""A bomber "killed himself and six others": the six."""

RANGES = listed("between from")

PASSIVE = listed("was were been is are be being get got")
"""A verb behind one of these tells the fate of those before it."""

PARTS_OF = listed("including among included")
"""What follows is a part of those counted before: "ten people, including three children"."""

PART_BEHIND = (("of", "them"), ("of", "whom"), ("of", "those"), ("of", "these"))
OF_THOSE_TOLD = listed("dead wounded injured victims killed arrested detained detainees casualties")
"""What stands behind a number that counts a part: "three of them children", "two of the dead"."""

GROUPS = listed("crowd mob group gang column band family team squad")
"""In "a crowd of 300" people are counted."""

KIN = listed(
    "sons daughters brothers sisters relatives wives cousins siblings parents twins nuns monks priests"
)
"""People that a number can count, beside the codebook's."""

ONE = listed(
    "mayor governor judge prosecutor lawyer editor reporter bishop imam cleric monk nun president "
    "minister senator deputy commander colonel general sergeant captain trader shopkeeper baker "
    "watchman candidate leader chief son daughter brother sister wife husband mother father girl boy "
    "vendor nurse doctor tourist pilgrim fisherman miner herder banker businessman ambassador consul"
)
"""One person, where "a" or "the" stands before it, beside the codebook's list `figure_person`."""

NOTHING = listed("no without")
NOBODY_OF = {
    "deaths": ("fatalities",), "fatalities": ("fatalities",), "dead": ("fatalities",),
    "casualties": ("fatalities", "injured"), "victims": ("fatalities", "injured"),
    "injuries": ("injured",), "injured": ("injured",), "wounded": ("injured",),
    "arrests": ("detained",), "detentions": ("detained",),
}  # fmt: skip
"""After "no" or "without" these say that nobody died, was hurt, was held."""

UNSURE = listed("reports report word news information confirmation")
"""After "no" these say that nothing is known, not that nothing happened."""

TOLL = (("death", "toll"), ("toll",), ("number", "of", "dead"), ("number", "of", "deaths"))
TOLL_OPENS = frozenset(words[0] for words in TOLL)
TOLL_REACH = 12
"""The count of a toll follows within so many words: "the toll of Monday's bombing rose to 45"."""

ASIDES = listed(
    "after following over honour honor commemorate mark remember against memory release anniversary "
    "avenge since demand demanded demanding"
)
"""Behind one of these a protest speaks of those it is about, not of its own."""

NO_PART = listed("people inhabitants residents souls")
SETTLEMENTS = listed(
    "town city village camp settlement community neighbourhood neighborhood quarter"
)
"""In "a town of 3,000 people" nobody is counted."""

KINDS: dict[str, tuple[str, ...]] = {
    "protest": ("participants", "fatalities", "injured", "detained"),
    "riot": ("participants", "fatalities", "injured", "detained"),
    "symbolic_act": ("participants", "detained"),
    "attack": ("fatalities", "injured"),
    "explosion": ("fatalities", "injured"),
    "armed_clash": ("fatalities", "injured"),
    "abduction": ("fatalities", "injured"),
    "property_destruction": ("fatalities", "injured"),
    "crime": ("fatalities", "injured"),
    "repression": ("detained",),
    "strategic": (),
}
"""The figures that an event of a type can have; the dead of the murder that somebody is arrested for
are not those of the arrest. A type that is not here takes all but participants."""

SUBTYPES: dict[str, tuple[str, ...]] = {
    "crackdown": ("fatalities", "injured", "detained"),
    "raid": ("fatalities", "injured", "detained"),
    "execution": ("fatalities",),
    "trial": (),
    "sentence": (),
    "curfew": (),
    "ban": (),
}
"""The same for finer kinds that differ from their type."""
