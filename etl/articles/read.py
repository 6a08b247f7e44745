"""Files and folders in, articles out; what cannot be read is an issue and the rest goes on."""

import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from etl.articles.article import Article
from etl.articles.csv_table import read_csv_table
from etl.articles.json_lines import read_json_lines
from etl.articles.plain import read_plain
from etl.errors import ArticleError
from etl.issues import Issue

ArticleReader = Callable[[BinaryIO, str], Iterator[Article | Issue]]


def read_web_page(stream: BinaryIO, origin: str) -> Iterator[Article | Issue]:
    """Read a page; its libraries take longer to import than most files to read, so they wait."""
    from etl.articles import web_page  # noqa: PLC0415

    return web_page.read_web_page(stream, origin)


READERS: dict[str, ArticleReader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".html": read_web_page,
    ".htm": read_web_page,
    ".xhtml": read_web_page,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".csv": read_csv_table,
    ".tsv": read_csv_table,
}
STDIN = "-"


def read_articles(paths: Iterable[str | Path]) -> Iterator[Article | Issue]:
    """Read every article of files, of folders (all files below them, by name) and of `-`, stdin.

    The format follows from the suffix; a file without a known one, and stdin, by how it begins.
    Hidden files are passed over. Never raises for what is in a file: that is an issue.
    """
    for path in paths:
        if str(path) == STDIN:
            if sys.stdin is None:
                yield Issue("read", "stdin is closed.", "stdin", advice="Name a file.")
            else:
                yield from _read(sys.stdin.buffer, "stdin", None)
            continue
        yield from _read_path(Path(path))


def _read_path(path: Path) -> Iterator[Article | Issue]:
    if path.is_dir():
        files = sorted(p for p in path.rglob("*") if p.is_file() and not _hidden(p, path))
        for file in files:
            reader = READERS.get(file.suffix.lower())
            if reader is None:
                reason = f"there is no reader for {file.suffix or 'a file without a suffix'}."
                yield Issue("read", reason, file.name, advice=f"Known are {', '.join(READERS)}.")
            else:
                yield from _open(file, reader)
        if not files:
            yield Issue("read", "the folder holds no files.", path.name)
        return
    yield from _open(path, READERS.get(path.suffix.lower()))


def _hidden(path: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)


def _open(path: Path, reader: ArticleReader | None) -> Iterator[Article | Issue]:
    try:
        with path.open("rb") as stream:
            yield from _read(stream, path.name, reader)
    except OSError as error:
        reason = f"the file cannot be opened ({error.strerror or error})."
        yield Issue("read", reason, path.name, advice="Check its name and your rights.")


def _read(stream: BinaryIO, origin: str, reader: ArticleReader | None) -> Iterator[Article | Issue]:
    if reader is None:
        buffered = io.BufferedReader(stream) if isinstance(stream, io.RawIOBase) else stream
        head = buffered.peek(4_000) if isinstance(buffered, io.BufferedReader) else b""
        reader, stream = _reader_of(head), buffered
    try:
        yield from reader(stream, origin)
    except ArticleError as error:
        yield Issue("read", str(error), origin)
    except OSError:
        raise  # said by the one who opened it
    except Exception as error:  # noqa: BLE001 - a reader's fault must not stop the others' articles
        reason = f"reading it failed ({type(error).__name__}: {str(error)[:200]})."
        yield Issue("read", reason, origin, advice="Save the text as a .txt file.")


def _reader_of(head: bytes) -> ArticleReader:
    """The reader for bytes that begin so."""
    begins = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if begins.startswith((b"{", b"[")) and re.match(rb"[\[{]\s*[\"{}\]]", begins):
        return read_json_lines
    if begins[:1] == b"<":
        return read_web_page
    columns = re.split(rb"[,;\t]", begins.partition(b"\n")[0].lower())
    if len(columns) > 1 and b"text" in (column.strip(b' "\r') for column in columns):
        return read_csv_table
    return read_plain
