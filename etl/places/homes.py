"""Where outlets are at home, as a person states it: a small TOML file.

    [homes]
    "The Quay" = "Springfield, Illinois, US"
    "bay-courier.example" = 4409896

The key is the outlet as the articles give it (`source`), the value a place as `dateline geocode`
takes it, or a GeoNames id.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from etl.errors import ConfigError, GazetteerError
from etl.places.gazetteer import Gazetteer
from etl.places.place import Place
from etl.places.query import geocode_rows


@dataclass(frozen=True, slots=True)
class Homes:
    """What is stated.

    Attributes:
        places: outlet -> its home. fingerprint: of what is stated; empty when nothing is.
    """

    places: Mapping[str, Place]
    fingerprint: str = ""


def read_homes(path: Path | None, gazetteer: Gazetteer) -> Homes:
    """The homes that a file states; none where no file is named.

    Raises:
        ConfigError: the file cannot be read, or a place in it is not in the gazetteer. What is
            stated must hold: no outlet is passed over in silence.
    """
    if path is None:
        return Homes({})
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"The outlets' homes in {path} cannot be read: {error}.") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is no TOML file: {error}.") from error
    homes = told.get("homes")
    if not isinstance(homes, dict) or set(told) != {"homes"}:
        raise ConfigError(f"{path} must hold one table [homes]: outlet = place.")
    places = {outlet: _place(outlet, value, path, gazetteer) for outlet, value in homes.items()}
    text = "\n".join(f"{outlet}\t{places[outlet].geonameid}" for outlet in sorted(places))
    return Homes(places, hashlib.sha256(text.encode()).hexdigest()[:16])


def _place(outlet: str, value: object, path: Path, gazetteer: Gazetteer) -> Place:
    if isinstance(value, int) and not isinstance(value, bool):
        try:
            return gazetteer.place(value)
        except GazetteerError as error:
            raise ConfigError(f"{path}: the home of {outlet!r}: {error}.") from error
    if not isinstance(value, str):
        raise ConfigError(f"{path}: the home of {outlet!r} must be a name or a GeoNames id.")
    found = geocode_rows(value, gazetteer, limit=1)
    if not found:
        raise ConfigError(
            f"{path}: the gazetteer has no {value!r}, the home of {outlet!r}: "
            "see `dateline geocode`, or give a GeoNames id."
        )
    return found[0].place
