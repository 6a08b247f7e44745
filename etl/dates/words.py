"""The vocabulary of the date grammar: every word list, as data."""


def listed(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6,
    "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7,
    "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
"""Month names and their printed abbreviations."""

HOMOGRAPH_MONTHS = frozenset({"may", "march", "april", "june", "august"})
"""Also a verb, a noun, an adjective or a first name: alone they need a preposition."""

WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5,
    "sunday": 6,
}  # fmt: skip
SHORTENED = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3,
    "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
"""Read only where a date follows: "sun" and "sat" are words."""

_ONES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
         "eighty": 80, "ninety": 90}  # fmt: skip
NUMBERS = {"a": 1, "an": 1} | {word: n for n, word in enumerate(_ONES, 1)} | _TENS
ONES = frozenset(_ONES)
TEENS = frozenset(_ONES[9:])
TENS = frozenset(_TENS)

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "twenty-first": 21, "twenty-second": 22,
    "twenty-third": 23, "twenty-fourth": 24, "twenty-fifth": 25, "twenty-sixth": 26,
    "twenty-seventh": 27, "twenty-eighth": 28, "twenty-ninth": 29, "thirtieth": 30,
    "thirty-first": 31,
}  # fmt: skip

FEW = {"a few": (2, 6), "few": (2, 6), "several": (3, 7), "some": (2, 7), "a couple of": (2, 3),
       "couple of": (2, 3), "a couple": (2, 3), "couple": (2, 3)}  # fmt: skip
"""Vague counts as (least, most)."""

RECENT = {"day": 6, "week": 6, "month": 6, "year": 5, "hour": 24, "decade": 3, "quarter": 4}
"""How far "recent days", "the coming weeks" reach, in their own unit."""

SEASONS = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn",
           "winter": "winter"}  # fmt: skip

DECADES = {"twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950,
           "sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990}  # fmt: skip

PARTS = {
    "early": "early", "earlier": "earlier", "late": "late", "later": "later", "mid": "mid",
    "middle": "mid", "midway": "mid", "beginning": "early", "start": "early", "end": "end",
    "close": "end", "outset": "early",
}  # fmt: skip

YEAR_CUES = listed(
    "in since of during from until till through throughout by before after early late mid "
    "year circa around about back between fiscal spring summer autumn fall winter january "
    "february march april may june july august september october november december"
)
"""A round number after one of these can be a year ("in 2000")."""

WEAK_YEAR_CUES = listed(
    "the its his her their our your my this that for and or as s with under was"
)
"""Beside these, too, a name-like capital before the number does not make it a number of something."""

NUMBERED = listed(
    "flight room no number nos page pages article law section model bus route highway unit channel "
    "decree street building some nearly almost over than least most only another "
    "approximately roughly phone extension killed injured wounded arrested detained "
    "hill grid convoy train platform lot apartment suite box code version rs inr usd"
)
"""After these a number counts or names something: "flight 1977", "more than 1985"."""

COUNTED = listed(
    "people persons men women children workers troops soldiers policemen officers guards "
    "agents peasants farmers students refugees prisoners protesters demonstrators rebels "
    "guerrillas miners employees members voters inhabitants residents families homes houses "
    "hectares acres kilometers kilometres km miles meters metres feet yards tons tonnes "
    "barrels pounds kilos kg grams dollars pesos euros marks francs lire rupees yen cents "
    "percent per points shares units gmt utc hours hrs hour minutes seconds days weeks months "
    "years rounds bullets rifles weapons bombs cases copies votes seats rooms beds jobs "
    "tickets million billion thousand hundred local est edt pst civilians militants fighters "
    "supporters activists teachers doctors victims deaths cars vehicles cattle bottles boxes "
    "sticks grenades"
)
"""What is counted, not dated: "1500 workers", "2000 people", "at 2030 GMT"."""

SET_WORDS = frozenset({"every", "each", "a", "per", "most", "many", "alternate"})
"""Before a weekday or month these mean a habit or any one ("every Friday", "on a Monday")."""

NAME_WORDS_BEFORE = frozenset({"bloody", "black", "usa", "russia", "sheffield", "super", "good"})
"""Names that only look like days: "Bloody Sunday", "USA Today", "Sheffield Wednesday"."""

NAME_WORDS_AFTER = frozenset({"times", "telegraph", "mirror", "express", "herald", "newspaper"})
"""Newspapers: "the Sunday Times"."""

PREPOSITIONS = listed(
    "in on since until till by of during from early late mid last this next past through "
    "throughout before after between and to for around about beginning starting end later "
    "earlier previous coming following as"
)
"""What stands before a month that is a month."""

AFTER_DATE = listed(
    "at in on by for the to and when as after before from of was were has had with that which "
    "who near until a during this an or but while is are between against"
)
"""What can follow a date that ends its phrase, where a noun would make it something else."""

BOUNDS = {"since": "since", "until": "until", "till": "until", "til": "until", "by": "by",
          "before": "before", "after": "after", "through": "until",
          "starting": "since", "beginning": "since"}  # fmt: skip
"""The preposition before a timex that opens its interval on one side."""

FUTURE_WORDS = (
    "will", "shall", "'ll", "won't", "would", "plans", "planning", "scheduled", "due", "expected",
    "expects", "expect", "slated", "upcoming", "forthcoming", "going to", "set to", "set for",
    "is to", "are to", "about to", "intends", "intend", "hopes to", "hope to", "meets", "begins",
    "starts", "opens", "resumes", "expires", "deadline", "to be", "to begin", "to start",
    "to resume", "to open", "to meet", "to hold", "to vote", "to decide", "payable", "calls for",
    "calling for", "takes effect", "vowed to", "threatened to", "promised to", "warned of", "likely to", "to meet", "ready to", "to return", "supposed to", "effective", "agreed to", "agreement to",
    "agrees to", "decided to", "wants to", "want to",
)  # fmt: skip
"""The nearest of these or of `PAST_WORDS` tells whether "Monday" is the last or the next one."""

PAST_WORDS = (
    "was", "were", "had", "did", "been", "has", "have", "had been due", "had been scheduled",
    "had been expected", "had been set to", "said", "told", "left", "met", "held", "took", "began",
    "went", "came", "fell", "rose", "shot", "made", "won", "lost", "sent", "gave", "found", "broke",
    "hit", "saw", "spoke", "fought", "led", "ran", "drove", "flew", "fled", "burnt", "set fire",
    "sold", "bought", "wrote", "became", "got", "put", "stood", "struck", "blew", "brought",
    "built", "caught", "chose", "dealt", "drew", "fed", "felt", "forgot", "grew", "hid", "hung",
    "kept", "knew", "laid", "lay", "lent", "lit", "meant", "paid", "rode", "sank", "sat", "sought",
    "shook", "slept", "slid", "spent", "split", "sprang", "spun", "stole", "swept", "swore", "swung",
    "taught", "thought", "threw", "tore", "understood", "underwent", "undertook", "withdrew", "woke",
    "wore", "wound up", "overthrew", "overtook", "shut down", "broadcast", "fallen", "taken",
    "given", "seen", "driven", "stolen", "beaten", "broken", "thrown", "torn",
)  # fmt: skip
