"""What a place name does in its sentence: where it happened, who spoke there, who came from there.

The grammar is read backwards from the name: adjectives, articles and "the city of" are stepped
over until the word is reached that governs the name.
"""

import re
from enum import StrEnum


class Role(StrEnum):
    """The part that a place name plays, from the best witness of an event's place to the worst."""

    AT = "at"  # "in Lima", "near Lima", "outside Lima", "20 km from Lima"
    OBJECT = "object"  # "the siege of Lima", "shelled Lima"
    PART = "part"  # "the streets of Lima", "Lima's harbour", "the Lima suburb"
    ROUTE = "route"  # "the road to Lima", "between Lima and Callao"
    GOAL = "goal"  # "went to Lima"
    BARE = "bare"  # no governing word was understood
    OF = "of"  # "the mayor of Lima"
    ORIGIN = "origin"  # "a student from Lima", "Lima-based"
    SPEAKER = "speaker"  # "said in Lima", "sources in Lima told"
    CONTAINER = "container"  # "Miraflores, Lima": it only says where the name before it lies
    DATELINE = "dateline"  # "LIMA, 20 Aug --"


SCENE = frozenset({Role.AT, Role.OBJECT, Role.PART})
"""The roles in which a name says where something happens."""

_DIRECTION = (
    r"(?:north|south|east|west)(?:(?:-|\s)?(?:east|west|central|north|south))?(?:ern)?|central|"
    r"upper|lower|inner|mid|far|downtown|midtown|coastal|rural|urban|greater|interior"
)
_PLACE_NOUN = (
    r"cit(?:y|ies)|towns?|villages?|hamlets?|capitals?|districts?|municipalit(?:y|ies)|departments?|"
    r"provinces?|prefectures?|govern(?:or)?ates?|count(?:y|ies)|states?|regions?|territor(?:y|ies)|areas?|"
    r"zones?|sectors?|neighbou?rhoods?|suburbs?|quarters?|boroughs?|parish(?:es)?|jurisdictions?|ports?|islands?|"
    r"peninsulas?|valleys?|upazilas?|unions?|cantons?|communes?|communit(?:y|ies)|settlements?|camps?|"
    r"barrios?|colon(?:y|ies)|locality|localities|township|county\s+seat|strip|enclave|republic"
)
_PART_NOUN = (
    _PLACE_NOUN
    + r"|streets?|outskirts|centers?|centres?|middle|heart|edges?|parts?|sides?|suburbia|north|south|"
    r"east|west|northeast|northwest|southeast|southwest|downtown|airports?|coasts?|hills?|mountains?|squares?|"
    r"entrances?|limits?|vicinity|environs|surroundings|border|slums?|universit(?:y|ies)|campus(?:es)?|"
    r"cathedral|church|markets?|stations?|prisons?|jails?|stadium|hospital|barracks|courts?|"
    r"avenues?|highways?|roads?|bridges?|parks?|jungles?|forests?|plains?|rest|whole|entire"
)
_ACT_NOUN = (
    r"attacks?|assaults?|raids?|bombings?|shellings?|bombardments?|strikes?|airstrikes?|siege|"
    r"occupation|capture|takeover|seizure|storming|invasion|battle|fall|fighting|offensive|liberation|"
    r"burning|sacking|blockade|evacuation|clashes|massacre|shooting"
)
_ACT_VERB = (
    r"attack(?:ed|ing|s)?|assault(?:ed|ing)?|raid(?:ed|ing)?|bomb(?:ed|ing)|shell(?:ed|ing)|"
    r"bombard(?:ed|ing)|struck|hit|rock(?:ed|ing)|shook|stormed|storming|seized|seizing|captured|"
    r"capturing|overran|occupied|occupying|blockaded|besieged|hitting|striking|entered|invaded|"
    r"retook|recaptured|took\s+over|swept|engulfed|paralyzed|paralysed|targeted|targeting"
)
# What is left, emptied or taken "from" a place happens there; people "from" it are merely its own.
_LEFT_BEHIND = (
    r"withdr[ae]w(?:n|s|ing|al)?|retreat(?:ed|s|ing)?|pull(?:ed|s|ing)?\s+(?:out|back)|evict(?:ed|s|ing|ion)?|"
    r"dislodged|cleared|driven(?:\s+(?:out|back))?|kidnapped|abducted|snatched|rescued|escaped|"
    r"evacuated|disappeared|missing|looted|stolen"
)
_MODIFIER = (
    rf"(?:the|a|an|this|that|these|those|its|their|his|our|several|many|various|some|other|most|all|both|"
    rf"two|three|four|five|six|seven|eight|nine|ten|nearby|neighbou?ring|largest|biggest|main|"
    rf"second|third|war-torn|remote|border|port|capital|provincial|holy|northernmost|southernmost|"
    rf"{_DIRECTION}|[a-z]+(?:ian|ean|ese|ish|ani|aqi|adan|agua[ny]|oran|adoran)|(?:{_PLACE_NOUN})\s+(?:of|called|"
    rf"named|like|including|such\s+as)|{_PLACE_NOUN}|{_PLACE_NOUN}\s*,|mr|so-called)"
)
_CONTEXT = re.compile(
    rf"(?:^|(?<![\w'’-]))(?P<head>"
    rf"(?P<km>(?:km|kilomet(?:er|re)s?|miles?|meters?|metres?)\s+(?:\w+\s+){{0,2}}(?:from|of|outside)|(?:hours?|minutes?)\s+(?:\w+\s+){{0,2}}(?:from|outside))|"
    rf"(?P<left>(?:{_LEFT_BEHIND})\s+from)|"
    rf"(?P<part>(?:in|at|near|outside|on|to|inside|through|across|around|from|into|throughout|along|"
    rf"within|over|off|toward|towards)\s+(?:\S+\s+){{0,3}}?(?:{_PART_NOUN})\s+(?:of|in|near|outside))|"
    rf"(?P<partof>(?:{_PART_NOUN})\s+of)|"
    rf"(?P<act>(?:(?:{_ACT_NOUN})\s+(?:of|on|against|for|upon|in)|(?:{_ACT_VERB})))|"
    rf"(?P<route>(?:(?:road|highway|railway|way|route|line|flight|train|bus|plane|en\s+route)\s+"
    rf"(?:\w+\s+){{0,2}}?(?:to|from|between|for)|between|linking|connecting|joining))|"
    rf"(?P<at>(?:in|at|near|outside|inside|within|around|across|throughout|along|off|above|over|"
    rf"through|into|hits?|includ(?:e|ed|ing)|namely|neighbou?ring|close\s+to|next\s+to|amid|reaches|"
    rf"both\s+in|on))|"
    rf"(?P<goal>(?:to|toward|towards|for|bound\s+for|reached|against))|"
    rf"(?P<origin>(?:from|native\s+of|born\s+in|residents?\s+of|citizens?\s+of|natives?\s+of|leave|left|"
    rf"fled|leaving))|"
    rf"(?P<of>(?:of|by|with|and|that|via|like))"
    rf")\s*(?:[\"“‘\[(]\s*)?(?:{_MODIFIER}\s+){{0,5}}[\"“‘'\[(]?$"
)
_SAYING = (
    r"sa(?:id|ys|ying)|told|tells|announced|reported|reports|stated|declared|added|speaking|spoke|"
    r"affirmed|confirmed|denied|revealed|disclosed|indicated|warned|asserted|claimed|charged|read|issued|released|"
    r"published|broadcast|interview(?:ed)?|remarks|statements?|communiques?|(?:press|news)\s+conference|"
    r"meeting|summit|talks|reporters|journalists|quoted|dispatched|received|monitored"
)
_SPOKEN_AT = re.compile(
    rf"(?<!\w)(?:{_SAYING})\s+(?:(?!(?:that|who|which|when|where|after|while|a|an)\s)[\w'’-]+\s+){{0,5}}$"
)
_SOURCES_AT = re.compile(
    r"(?<!\w)(?:sources?|officials?|spokes(?:man|men|woman|person|people)|diplomats?|correspondents?|observers|"
    r"analysts|headquartered|based|reports?|dispatch(?:es)?)\s+(?:here\s+)?$"
)
_BASED = re.compile(r"^\s?-\s?(?:based|born|backed|led|trained|registered|headquartered)\b")
# "U.S. troops", "U.N. soldiers": an abbreviation before a noun is an adjective.
_ADJECTIVAL = re.compile(
    r"^ ?(?!(?:in|on|at|and|or|by|to|for|from|with|after|before|while|but|who|that|as|"
    r"said|has|had|have|was|were|is|are|will|today|yesterday)\b)[a-z]"
)
_MODIFIES_PART = re.compile(
    rf"^(?:['’]s?)?\s+(?:(?:{_DIRECTION})\s+)?(?:{_PART_NOUN})\b(?!\s+(?:police|officials?|council|government))"
)
_MODIFIES_PERSON = re.compile(
    r"^(?:['’]s?)?\s+(?:\w+\s+)?(?:police|officials?|mayor|governor|government|authorities|newspaper|daily|radio|"
    r"bishop|archbishop|residents?|students?|workers|council|court|prosecutors?|garrison|troops|army|president|"
    r"regime|minister|ministry|cartel|team|club|university|administration|embassy|ambassador|lawmakers?)\b"
)
# "stormed Kenya's parliament": what was stormed stands in one city and is not the country.
_OWNS = re.compile(
    r"^['’]s?\s+(?:\w+\s+){0,2}(?:parliament|congress|senate|assembly|presidency|ministry|embassy|consulate|"
    r"president|premier|minister|leader|government|king|army|police|forces|troops|navy|soldiers|supreme\s+court)\b"
)
_SPEAKERS_STAND = frozenset({"at", "part", "km"})
_WHITE = re.compile(r"\s+")
_REACH = 90  # characters of context that are read on the left; longer noun phrases are rare


def role_of(text: str, start: int, end: int, *, since: int) -> tuple[Role, str]:
    """The part that the name `text[start:end]` plays.

    Args:
        text: the article.
        start: of the name, in code points.
        end: behind the name.
        since: where its sentence starts; nothing before it is read.

    Returns:
        The role and the governing words ("in", "the outskirts of"), empty for `BARE`.
    """
    left = _WHITE.sub(" ", text[max(since, start - _REACH) : start]).lower()
    right = _WHITE.sub(" ", text[end : end + 40]).lower()
    if _BASED.match(right):
        return Role.ORIGIN, "-based"
    if text[end - 1] == "." and _ADJECTIVAL.match(right):
        return Role.OF, ""
    found = _CONTEXT.search(left)
    return _role_by_right(right) if found is None else _role_by_left(found, left, right)


def _role_by_left(found: re.Match[str], left: str, right: str) -> tuple[Role, str]:
    kind = next(name for name in _KINDS if found.group(name) is not None)
    cue, before = found.group("head"), left[: found.start("head")]
    if kind in _SPEAKERS_STAND and (_SPOKEN_AT.search(before) or _SOURCES_AT.search(before)):
        return Role.SPEAKER, cue
    if kind == "act" and _OWNS.match(right):
        return Role.OF, cue
    if kind == "of":
        return (Role.OF, cue) if cue.startswith("of") else _role_by_right(right)
    if kind == "at" and cue != "in" and _MODIFIES_PERSON.match(right):
        return Role.OF, cue
    return _KINDS[kind], cue


def _role_by_right(right: str) -> tuple[Role, str]:
    part = _MODIFIES_PART.match(right)
    if part:
        return Role.PART, part.group().strip()
    if _MODIFIES_PERSON.match(right):
        return Role.OF, ""
    return Role.BARE, ""


_KINDS = {
    "km": Role.AT,
    "left": Role.AT,
    "part": Role.AT,
    "partof": Role.PART,
    "act": Role.OBJECT,
    "route": Role.ROUTE,
    "at": Role.AT,
    "goal": Role.GOAL,
    "origin": Role.ORIGIN,
    "of": Role.OF,
}
