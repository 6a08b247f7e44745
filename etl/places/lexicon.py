"""The words around place names: demonyms, world regions, titles, and what is never a place."""

from pathlib import Path

from etl.places.names import normalise
from etl.places.tables import read_table

Lexicon = dict[str, dict[str, list[int]]]
"""Kind of word -> normalised word -> geonameids that it points to (demonyms), else none."""


def read_lexicon(folder: Path, targets: dict[str, int]) -> Lexicon:
    """Reads `demonyms.tsv`, `regions.tsv`, `words.tsv` and the forms of `abbreviations.tsv`.

    Words are normalised; abbreviations (`US`, `W.VA.`) are kept as they are written, for "us" is
    no country.

    Args:
        folder: where the tables are.
        targets: ISO 3166 code of a country or subdivision -> geonameid.

    Raises:
        GazetteerError: if a table does not hold what it must.
    """
    lexicon: Lexicon = {"demonym": {}, "region": {}}
    for row in read_table(folder, "demonyms.tsv", ("words", "target")):
        if row.cells["target"] not in targets:
            raise row.bad(f"target {row.cells['target']!r} is no place")
        for word in row.names("words"):
            ids = lexicon["demonym"].setdefault(normalise(word), [])
            ids.append(targets[row.cells["target"]])
    for row in read_table(folder, "regions.tsv", ("names", "kind")):
        for name in row.names("names"):
            lexicon["region"][normalise(name)] = []
    forms = lexicon["abbreviation"] = {}
    for row in read_table(folder, "abbreviations.tsv", ("names", "target", "note")):
        forms |= {
            name: [] for name in row.names("names") if name.upper() == name or name[-1] == "."
        }
    for row in read_table(folder, "words.tsv", ("kind", "words")):
        for word in row.names("words"):
            lexicon.setdefault(row.cells["kind"], {})[normalise(word)] = []
    return lexicon
