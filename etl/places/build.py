"""Builds the gazetteer: `python -m etl.places.build [-o DIR]`.

The same packages and tables give the same bytes: places are sorted by kind and geonameid, names
by their key, candidates by a fixed rule, and nothing of the machine or the clock is written.
"""

import argparse
import json
import sys
from array import array
from pathlib import Path

import marisa_trie

from etl.errors import GazetteerError
from etl.places import layout, sources, tables
from etl.places.areas import read_areas
from etl.places.entry import Entry
from etl.places.lexicon import read_lexicon
from etl.places.names import normalise
from etl.places.plain_names import use_plain_names
from etl.places.second_order import read_second_order
from etl.places.us_towns import read_us_towns

_LARGE = 100_000  # people of a city that is known by the first word of its name
ADMIN1_COLUMNS = ("geonameid", "iso_3166_2", "country", "name", "names")


def build_gazetteer(target: Path, *, folder: Path = tables.TABLES) -> None:
    """Builds every file of the gazetteer into `target` in about half a minute.

    Args:
        target: the directory, made when missing; files of an earlier build are replaced.
        folder: where the curated tables are.

    Raises:
        GazetteerError: if a package is missing or a table does not hold what it must.
    """
    countries = sources.read_countries()
    admin1 = sources.read_admin1()
    entries = [*countries.values(), *(entry for _, entry in admin1.values())]
    codes: dict[int, str] = {}
    for code, city in sources.read_cities():
        codes[city.geonameid] = code
        city.admin1 = admin1[code][1].geonameid if code in admin1 else None
        entries.append(city)
    cities = {entry.geonameid: entry for entry in entries if entry.kind == "city"}
    known = {entry.geonameid for entry in entries}
    entries += (
        area for area in read_second_order(admin1, cities, folder) if area.geonameid not in known
    )
    entries += tables.read_places(folder)
    entries += read_us_towns(admin1, folder)
    entries += read_areas(admin1, codes, cities, folder)
    continents = list(sources.read_continents())
    entries += continents
    _mark_capitals(entries, sources.read_capitals())
    _sum_admin1(entries)
    _promote_short_names(entries, countries)
    targets = {code: entry.geonameid for code, entry in countries.items()}
    targets |= {iso: entry.geonameid for iso, entry in admin1.values() if iso}
    _add_curated_names(entries, targets, folder)
    lexicon = read_lexicon(folder, targets)
    for continent in continents:
        lexicon["region"][normalise(continent.name)] = [continent.geonameid]
    write_gazetteer(target, entries, lexicon=lexicon, versions=sources.versions())


def write_gazetteer(
    target: Path,
    entries: list[Entry],
    *,
    lexicon: dict[str, dict[str, list[int]]],
    versions: dict[str, str],
) -> None:
    """Writes entries as the files of `layout`; the tests build their small one with it."""
    target.mkdir(parents=True, exist_ok=True)
    entries = sorted(entries, key=lambda e: (layout.KINDS.index(e.kind), e.geonameid))
    rows = {entry.geonameid: row for row, entry in enumerate(entries)}
    if len(rows) != len(entries):
        raise GazetteerError("two places share one geonameid")
    codes = sorted({entry.country for entry in entries})
    places, strings = _pack_places(entries, rows, codes)
    postings = _collect_names(entries)
    trie = marisa_trie.Trie(sorted(postings))
    by_id = sorted((trie.key_id(key), key) for key in postings)
    starts, flat = array("I", [0]), array("I")
    for _, key in by_id:
        ranked = sorted(postings[key].items(), key=lambda item: _rank(entries[item[0]], item))
        flat.extend(row << layout.MATCH_BITS | match for row, match in ranked)
        starts.append(len(flat))
    meta = {
        "version": layout.VERSION,
        "packages": versions,
        "n_places": len(entries),
        "n_names": len(by_id),
        "countries": codes,
        "country_rows": {e.country: rows[e.geonameid] for e in entries if e.kind == "country"},
        "lexicon": lexicon,
        "parts": {
            rows[entry.geonameid]: [entries[rows[part]].name for part in entry.parts]
            for entry in entries
            if entry.parts
        },
    }
    _write(target / layout.PLACES, bytes(places))
    _write(target / layout.STRINGS, bytes(strings))
    _write(target / layout.STARTS, _little_endian(starts))
    _write(target / layout.POSTINGS, _little_endian(flat))
    _write(target / layout.NAMES, trie.tobytes())
    text = json.dumps(meta, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    _write(target / layout.META, text.encode())


def _rank(entry: Entry, item: tuple[int, int]) -> tuple[int, int, int]:
    """Best first: surer match, more people, lower row."""
    row, match = item
    return match, -entry.population, row


def _pack_places(
    entries: list[Entry], rows: dict[int, int], codes: list[str]
) -> tuple[bytearray, bytearray]:
    places, strings = bytearray(), bytearray()
    for entry in entries:
        admin1 = layout.NO_ROW if entry.admin1 is None else rows.get(entry.admin1)
        if admin1 is None:
            raise GazetteerError(f"{entry.name}: admin1 {entry.admin1} is no place")
        name = entry.name.encode()
        if len(name) > 255:
            raise GazetteerError(f"{entry.name}: the name is too long")
        places += layout.PLACE.pack(
            entry.latitude,
            entry.longitude,
            entry.geonameid,
            entry.population,
            len(strings),
            admin1,
            codes.index(entry.country),
            layout.KINDS.index(entry.kind),
            layout.IS_CAPITAL if entry.is_capital else 0,
        )
        strings += bytes([len(name)]) + name
    return places, strings


def _collect_names(entries: list[Entry]) -> dict[str, dict[int, int]]:
    """Key -> {row: match}, the surest match where several spellings give one key."""
    postings: dict[str, dict[int, int]] = {}
    for row, entry in enumerate(entries):
        for name, match in entry.names.items():
            key = normalise(name)
            if key:
                found = postings.setdefault(key, {})
                found[row] = min(match, found.get(row, match))
    return postings


def _mark_capitals(entries: list[Entry], capitals: dict[str, str]) -> None:
    """Marks the most populous city of the capital's name in each country."""
    keys = {code: normalise(name) for code, name in capitals.items()}
    best: dict[str, Entry] = {}
    for entry in entries:
        key = keys.get(entry.country)
        if entry.kind == "city" and key in {normalise(name) for name in entry.names}:
            known = best.get(entry.country)
            if known is None or entry.population > known.population:
                best[entry.country] = entry
    nations = {entry.country: entry for entry in entries if entry.kind == "country"}
    for code, entry in best.items():
        entry.is_capital = True
        names = nations[code].names if code in nations else {}
        for name in [name for name, match in names.items() if match == sources.ALTERNATE]:
            if normalise(name) == keys[code]:
                del names[name]  # "Tunis" is Tunisia in some languages: in English the city


def _promote_short_names(entries: list[Entry], countries: dict[str, Entry]) -> None:
    """Gives large cities their short name in full: "Santiago" of Santiago de los Caballeros.

    Not where the country has it, or a subdivision of twice its people: "Panama" is first the
    country, then Panama City, and "Oklahoma" the state.
    """
    taken = {code: {normalise(name) for name in entry.names} for code, entry in countries.items()}
    areas = {
        (entry.country, normalise(entry.name)): entry.population
        for entry in entries
        if entry.kind == "admin1"
    }
    for entry in entries:
        if entry.kind != "city" or entry.population < _LARGE:
            continue
        long = normalise(entry.name)
        for name, match in entry.names.items():
            key = normalise(name)
            if match != sources.ALTERNATE or key in taken.get(entry.country, ()):
                continue
            if areas.get((entry.country, key), 0) > 2 * entry.population:
                continue
            if long.startswith(f"{key} "):
                entry.names[name] = sources.CURATED


def _sum_admin1(entries: list[Entry]) -> None:
    """Gives subdivisions the people of their cities, and those without a point their mean."""
    admin1 = {entry.geonameid: entry for entry in entries if entry.kind == "admin1"}
    sums: dict[int, list[float]] = {}
    for entry in entries:
        if entry.kind == "city" and entry.admin1 in admin1:
            total = sums.setdefault(entry.admin1, [0.0, 0.0, 0.0])
            weight = entry.population + 1
            total[0] += weight
            total[1] += weight * entry.latitude
            total[2] += weight * entry.longitude
            admin1[entry.admin1].population += entry.population
    for geonameid, (weights, latitude, longitude) in sums.items():
        entry = admin1[geonameid]
        if entry.latitude > 90:
            entry.latitude = round(latitude / weights, 5)
            entry.longitude = round(longitude / weights, 5)
    for entry in admin1.values():
        if entry.latitude > 90:
            entries.remove(entry)  # no city and no point: nothing to draw


def _add_curated_names(entries: list[Entry], targets: dict[str, int], folder: Path) -> None:
    by_id = {entry.geonameid: entry for entry in entries}
    for file in ("abbreviations.tsv", "other_names.tsv"):
        for row in tables.read_table(folder, file, ("names", "target", "note")):
            cell = row.cells["target"]
            entry = by_id.get(int(cell) if cell.isdigit() else targets.get(cell, -1))
            if entry is None:
                raise row.bad(f"target {cell!r} is no place")
            for name in row.names("names"):
                entry.add(name, sources.CURATED)
    if (folder / "plain_names.tsv").exists():
        use_plain_names(by_id, folder)
    if (folder / "admin1_names.tsv").exists():
        _add_admin1_names(by_id, set(targets.values()), folder)
    _lessen_names(by_id, folder)


def _lessen_names(by_id: dict[int, Entry], folder: Path) -> None:
    """Makes names that mostly mean another place alternate ones."""
    for row in tables.read_table(folder, "lesser_names.tsv", ("names", "geonameid", "note")):
        entry = by_id.get(int(row.cells["geonameid"]))
        if entry is None:
            raise row.bad(f"geonameid {row.cells['geonameid']!r} is no place")
        for name in row.names("names"):
            entry.names[name] = sources.ALTERNATE


def _add_admin1_names(by_id: dict[int, Entry], coded: set[int], folder: Path) -> None:
    """Natural Earth's names of subdivisions, in many languages; its English one is shown.

    GeoNames' own stays where it is plain and Natural Earth knows it too (District of Columbia),
    or where ISO 3166-2 has no such subdivision (Gaza Strip).
    """
    for row in tables.read_table(folder, "admin1_names.tsv", ADMIN1_COLUMNS):
        entry = by_id.get(int(row.cells["geonameid"] or -1))
        if entry is None or entry.kind != "admin1":
            continue
        names = row.names("names")
        plain = entry.name.isascii() and entry.name in names
        if row.cells["name"] and entry.geonameid in coded and not plain:
            entry.name = row.cells["name"]
            entry.add(entry.name, sources.NAME)
        elif row.cells["name"]:
            entry.add(row.cells["name"], sources.CURATED)
        sources.add_alternates(entry, names)


def _little_endian(numbers: "array[int]") -> bytes:
    if sys.byteorder == "big":
        numbers = array("I", numbers)
        numbers.byteswap()
    return numbers.tobytes()


def _write(path: Path, content: bytes) -> None:
    """Replaces the file at once, so that a reader has the old one or the new one."""
    partial = path.with_name(path.name + ".part")
    partial.write_bytes(content)
    partial.replace(path)


def main() -> None:
    """Builds into data/gazetteer, or where `-o` says."""
    parser = argparse.ArgumentParser(prog="python -m etl.places.build", description=__doc__)
    parser.add_argument("-o", "--output", type=Path, default=tables.TABLES, metavar="DIR")
    target = parser.parse_args().output
    build_gazetteer(target)
    size = sum(path.stat().st_size for path in target.iterdir() if path.suffix != ".tsv")
    sys.stderr.write(f"gazetteer built in {target}: {size / 1e6:.0f} MB\n")


if __name__ == "__main__":
    main()
