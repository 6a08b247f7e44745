"""The forms of an English verb or noun, so that a codebook lists `kidnap/v` and not five words."""

_VOWELS = "aeiou"

# Verbs whose past and participle no rule makes: base -> (past, participle).
_IRREGULAR = {
    "beat": ("beat", "beaten"),
    "become": ("became", "become"),
    "bid": ("bid", "bid"),
    "blow": ("blew", "blown"),
    "break": ("broke", "broken"),
    "bring": ("brought", "brought"),
    "burn": ("burned", "burnt"),
    "catch": ("caught", "caught"),
    "come": ("came", "come"),
    "cut": ("cut", "cut"),
    "drive": ("drove", "driven"),
    "fall": ("fell", "fallen"),
    "fight": ("fought", "fought"),
    "find": ("found", "found"),
    "flee": ("fled", "fled"),
    "fly": ("flew", "flown"),
    "give": ("gave", "given"),
    "go": ("went", "gone"),
    "hang": ("hanged", "hung"),
    "hit": ("hit", "hit"),
    "hold": ("held", "held"),
    "lay": ("laid", "laid"),
    "lead": ("led", "led"),
    "lose": ("lost", "lost"),
    "overrun": ("overran", "overrun"),
    "overtake": ("overtook", "overtaken"),
    "put": ("put", "put"),
    "reach": ("reached", "reached"),
    "retake": ("retook", "retaken"),
    "run": ("ran", "run"),
    "send": ("sent", "sent"),
    "set": ("set", "set"),
    "shoot": ("shot", "shot"),
    "shut": ("shut", "shut"),
    "sign": ("signed", "signed"),
    "sit": ("sat", "sat"),
    "slit": ("slit", "slit"),
    "slay": ("slew", "slain"),
    "steal": ("stole", "stolen"),
    "strike": ("struck", "stricken"),
    "sweep": ("swept", "swept"),
    "take": ("took", "taken"),
    "tear": ("tore", "torn"),
    "throw": ("threw", "thrown"),
    "win": ("won", "won"),
    "withdraw": ("withdrew", "withdrawn"),
    "write": ("wrote", "written"),
}
# Every irregular past and participle.
PAST_FORMS = frozenset(form for forms in _IRREGULAR.values() for form in forms)
# Verbs of two syllables and more that double their last letter all the same.
_DOUBLING = frozenset({"kidnap", "expel", "propel", "rebel", "patrol", "commit"})
_PLURALS = {"man": "men", "woman": "women", "gunman": "gunmen", "policeman": "policemen"}


def verb_forms(base: str) -> tuple[str, ...]:
    """Base, -s, past, participle and -ing, without repeats: `rob`, `robs`, `robbed`, `robbing`."""
    past, participle = past_forms(base)
    return tuple(dict.fromkeys((base, _with_s(base), past, participle, _with_ing(base))))


def past_forms(base: str) -> tuple[str, str]:
    """Past and participle of a verb."""
    if base in _IRREGULAR:
        return _IRREGULAR[base]
    if base.endswith("e"):
        return base + "d", base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied", base[:-1] + "ied"
    stem = base + base[-1] if _doubles(base) else base
    return stem + "ed", stem + "ed"


def noun_forms(base: str) -> tuple[str, str]:
    """Singular and plural: `clash`, `clashes`; `gunman`, `gunmen`."""
    return base, _PLURALS.get(base) or _with_s(base)


def _with_s(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _with_ing(base: str) -> str:
    if base.endswith("ee"):
        return base + "ing"
    if base.endswith("e"):
        return base[:-1] + "ing"
    return (base + base[-1] if _doubles(base) else base) + "ing"


def _doubles(base: str) -> bool:
    """Whether the last consonant is doubled: one short syllable (`stab`), or a known verb."""
    if base in _DOUBLING:
        return True
    if len(base) < 3 or base[-1] in _VOWELS + "wxy" or base[-2] not in _VOWELS:
        return False
    return base[-3] not in _VOWELS and sum(letter in _VOWELS for letter in base) == 1
