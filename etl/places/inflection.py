"""Case endings of Russian and Ukrainian: the nominative forms that an inflected name may have.

A small table of endings, not a grammar: what it proposes counts only where the gazetteer knows it.
"""

from collections.abc import Iterator

# Ending as printed in a text -> what stands in its place in the nominative, the likeliest first;
# letters as `normalise` leaves them: й, ї and ё without their marks.
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ске", ("ск",)), ("ска", ("ск",)), ("ску", ("ск",)), ("ском", ("ск",)),
    ("ську", ("ськ",)), ("ська", ("ськ",)), ("ськом", ("ськ",)), ("ському", ("ськ",)),
    ("єві", ("ів",)), ("ові", ("ів",)), ("єва", ("ів",)), ("ева", ("ев", "ів")), ("ова", ("ов", "ів")),
    ("ою", ("а",)), ("ею", ("я", "а")), ("ои", ("а",)), ("еи", ("я",)), ("ом", ("",)), ("ем", ("ь", "")),
    ("ах", ("ы", "и")), ("ами", ("ы", "и")),
    ("е", ("", "а", "ь", "я")), ("у", ("", "а")), ("ю", ("ь", "я")), ("ы", ("а",)),
    ("и", ("ь", "я", "а")), ("і", ("", "а", "ь", "я")), ("а", ("",)), ("я", ("ь", "")),
)  # fmt: skip
_SHORTEST = 2  # letters of a stem


def nominatives(key: str) -> Iterator[str]:
    """The nominative forms that a normalised Cyrillic word may have; none for other scripts."""
    if not "а" <= key[:1] <= "ӿ":
        return
    for ending, bases in _ENDINGS:
        if key.endswith(ending):
            stem = key[: len(key) - len(ending)]
            if len(stem) >= _SHORTEST:
                yield from (stem + base for base in bases)
