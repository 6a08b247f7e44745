from pathlib import Path

import pytest

from etl.errors import GazetteerError
from etl.places.lexicon import read_lexicon
from etl.places.tables import TABLES, read_places, read_table

COLUMNS = ("names", "target", "note")


def write(folder: Path, *lines: str) -> None:
    (folder / "abbreviations.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_names_are_parted_and_remarks_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "# a remark", "names\ttarget\tnote", "U.S.| USA\tUS\tpress")
    (row,) = read_table(tmp_path, "abbreviations.tsv", COLUMNS)
    assert row.names("names") == ["U.S.", "USA"]


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        (("names\ttarget",), "line 1"),
        (("names\ttarget\tnote", "U.S.\tUS"), "line 2"),
        (("names\ttarget\tnote", "# fine", "U.S.\tUS\tpress\tmore"), "line 3"),
    ],
)
def test_a_bad_line_names_itself(tmp_path: Path, lines: tuple[str, ...], where: str) -> None:
    write(tmp_path, *lines)
    with pytest.raises(GazetteerError, match=f"abbreviations.tsv, {where}"):
        list(read_table(tmp_path, "abbreviations.tsv", COLUMNS))


def test_a_place_without_a_point_is_refused(tmp_path: Path) -> None:
    header = "geonameid name kind country admin1 latitude longitude population names source"
    row = "1 Nowhere city IR  north east 0  a map"
    text = f"{header}\n{row}\n".replace(" ", "\t").replace("a\tmap", "a map")
    (tmp_path / "places.tsv").write_text(text, encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"places.tsv, line 2"):
        list(read_places(tmp_path))


def test_a_demonym_of_no_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "demonyms.tsv").write_text("words\ttarget\nMartian\tXX\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"demonyms.tsv, line 2.*XX"):
        read_lexicon(tmp_path, {"IR": 130758})


def test_the_committed_places_say_where_they_come_from() -> None:
    columns = ("geonameid", "name", "kind", "country", "admin1", "latitude", "longitude",
               "population", "names", "source")  # fmt: skip
    assert all(row.cells["source"] for row in read_table(TABLES, "places.tsv", columns))
