"""Names as the English-language press writes them, where GeoNames prints a scholar's romanisation."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from pathlib import Path

from etl.places.entry import Entry
from etl.places.layout import MATCHES
from etl.places.tables import read_table

# Where place names are written in a script other than Latin: the marks of `Gorgān` and `Ḩimş` are
# those of a romanisation that newspapers leave out. In `Łódź` and `Muş` they are the spelling.
ROMANISED = frozenset(
    [
        "AE",
        "AF",
        "AM",
        "BD",
        "BG",
        "BH",
        "BT",
        "BY",
        "CN",
        "CY",
        "DZ",
        "EG",
        "ER",
        "ET",
        "GE",
        "GR",
        "IL",
        "IN",
        "IQ",
        "IR",
        "JO",
        "JP",
        "KG",
        "KH",
        "KP",
        "KR",
        "KW",
        "KZ",
        "LA",
        "LB",
        "LK",
        "LY",
        "MA",
        "MK",
        "MM",
        "MN",
        "MR",
        "MV",
        "NP",
        "OM",
        "PK",
        "PS",
        "QA",
        "RU",
        "SA",
        "SD",
        "SY",
        "TH",
        "TJ",
        "TN",
        "TW",
        "UA",
        "UZ",
        "YE",
    ]
)
_CURATED = MATCHES.index("curated")
_ARTICLE = re.compile(r"(?:A[dlnrstz]|Adh|Ash|Ath|El)[ -](?=[A-ZḨŞŢẔḐ‘])")
_SIGNS = str.maketrans("", "", "‘’ʻʼʾʿ`´ʹʺ")


def plain_name(name: str, alternates: Collection[str], country: str) -> str:
    """The name without marks, if its country romanises and the plain form is known there too.

    Args:
        name: as GeoNames prints it.
        alternates: the other names of the same place.
        country: ISO 3166-1 alpha-2.
    """
    if name.isascii() or country not in ROMANISED:
        return name
    letters = unicodedata.normalize("NFKD", name.translate(_SIGNS))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return plain if plain.isascii() and plain in alternates else name


def without_article(name: str) -> str | None:
    """`Al Qāmishlī` as `Qāmishlī`, which is how it is mostly printed; None without an article."""
    match = _ARTICLE.match(name)
    return name[match.end() :] if match else None


def use_plain_names(by_id: Mapping[int, Entry], folder: Path) -> None:
    """Give the places of the curated table the press's names, where no rule makes them.

    Raises:
        GazetteerError: when a line names no place.
    """
    for row in read_table(folder, "plain_names.tsv", ("geonameid", "name", "note")):
        cell = row.cells["geonameid"]
        entry = by_id.get(int(cell) if cell.isdigit() else -1)
        if entry is None:
            raise row.bad(f"{cell!r} is no place")
        entry.name = row.cells["name"]
        entry.add(entry.name, _CURATED)
