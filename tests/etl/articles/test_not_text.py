"""Files that are no text, or that would grow when they are unfolded, are listed and cost nothing."""

import gzip
import io
import time
import zipfile
from pathlib import Path

import pytest

from etl.articles import read_articles
from etl.issues import Issue

_GROWN = b"0" * 20_000_000


def _zipped() -> bytes:
    folded = io.BytesIO()
    with zipfile.ZipFile(folded, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("article.txt", _GROWN)
    return folded.getvalue()


@pytest.mark.parametrize("suffix", ["txt", "html", "csv", "jsonl"])
@pytest.mark.parametrize("folded", [_zipped(), gzip.compress(_GROWN)], ids=["zip", "gzip"])
def test_what_is_folded_is_never_unfolded(tmp_path: Path, suffix: str, folded: bytes):
    file = tmp_path / f"bomb.{suffix}"
    file.write_bytes(folded)
    began = time.process_time()
    found = list(read_articles([file]))
    assert time.process_time() - began < 3
    assert found
    assert all(isinstance(one, Issue) for one in found)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("deep.html", "<div>" * 200_000 + "Police arrested nine in Tabriz."),
        ("deep.jsonl", "[" * 100_000),
        (
            "laughs.xhtml",
            '<!DOCTYPE x [<!ENTITY a "lol">'
            + "".join(
                f'<!ENTITY {b} "{f"&{a};" * 10}">'
                for a, b in zip("abcdefgh", "bcdefghi", strict=True)
            )
            + "]><html><p>&i;</p></html>",
        ),
        ("nulls.txt", "Police\x00 arrested nine in Tabriz on Monday.\x00" * 3),
    ],
)
def test_what_would_grow_or_nest_without_end_is_listed(tmp_path: Path, name: str, text: str):
    (tmp_path / name).write_text(text, encoding="utf-8")
    began = time.process_time()
    found = list(read_articles([tmp_path / name]))
    assert time.process_time() - began < 3
    assert [type(one) for one in found] == [Issue]
