"""CSV: one article a row, the columns named in the first line."""

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from etl.articles.article import Article
from etl.articles.plain import decode
from etl.articles.record import FIELDS, LONGEST_TEXT, article_of
from etl.errors import ArticleError
from etl.issues import Issue

LARGEST = 256_000_000  # bytes of a table; larger ones go through JSON Lines, which is streamed


def read_csv_table(stream: BinaryIO, origin: str) -> Iterator[Article | Issue]:
    """Yield the article of each row; a row that is none is an issue, and the next is read.

    Comma, semicolon and tab are told apart by the header line. Other columns are ignored.

    Raises:
        ArticleError: when the header names no `text` column.
    """
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ArticleError("it is larger than 256 MB: turn it into JSON Lines.")
    text = decode(data)
    csv.field_size_limit(LONGEST_TEXT + 1)
    header_line = text.partition("\n")[0]
    delimiter = max(",;\t", key=header_line.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns = [name.strip().lower() for name in next(rows, [])]
    if "text" not in columns:
        raise ArticleError(
            "its first line names no column `text`: name the columns " + ", ".join(FIELDS) + "."
        )
    while True:
        begins = rows.line_num + 1
        try:
            row = next(rows, None)
        except csv.Error as error:
            reason = f"the row that begins here cannot be read ({error})."
            advice = "Double the quotation marks inside the text, and close each."
            yield Issue("read", reason, origin, f"line {begins}", advice)
            continue
        if row is None:
            return
        if not row:
            continue
        where = f"line {rows.line_num}"
        if len(row) > len(columns):
            reason = f"it has {len(row)} cells under {len(columns)} columns:"
            yield Issue("read", reason, origin, where, "Put the text between quotation marks.")
            continue
        try:
            yield article_of(
                dict(zip(columns, row, strict=False)), origin=f"{origin}:{rows.line_num}"
            )
        except ArticleError as error:
            yield Issue("read", str(error), origin, where)
