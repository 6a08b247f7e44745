"""How the built gazetteer lies on disk: the files and their records."""

import struct

import numpy as np

VERSION = 3
"""Raised whenever a file changes its meaning; an older gazetteer is then built again."""

NAMES = "names.marisa"  # trie of normalised names; a key's id indexes `POSTINGS_START`
PLACES = "places.bin"  # one `PLACE` record each, sorted by kind, then geonameid
POSTINGS = "postings.bin"  # uint32: row << MATCH_BITS | match, best first within a name
STARTS = "starts.bin"  # uint32: where a key's postings start; one more than there are keys
STRINGS = "strings.bin"  # UTF-8 names of the places, one after the other
META = "meta.json"  # version, counts, countries, the words of the curated tables

KINDS = ("country", "admin1", "admin2", "city", "region", "area")
NO_ROW = 0xFFFFFFFF
IS_CAPITAL = 1

PLACE = struct.Struct("<ddIIIIHBB")
"""latitude, longitude, geonameid, population, offset of the name, row of its admin1 (NO_ROW when
none), country (index into meta's list), kind (index into KINDS), flags."""

PLACE_DTYPE = np.dtype(
    [
        ("latitude", "<f8"),
        ("longitude", "<f8"),
        ("geonameid", "<u4"),
        ("population", "<u4"),
        ("name", "<u4"),
        ("admin1", "<u4"),
        ("country", "<u2"),
        ("kind", "u1"),
        ("flags", "u1"),
    ]
)
"""The same record for numpy: 36 bytes, packed."""

MATCHES = ("name", "curated", "script", "alternate")
"""How a name belongs to its place, the surest first: GeoNames' own name; a name of the curated
tables; a name in another script than Latin; another name in Latin letters."""
MATCH_BITS = 2
