"""JSON Lines: one article a line, the form that every other format is turned into."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from etl.articles.article import Article
from etl.articles.record import LONGEST_TEXT, article_of
from etl.errors import ArticleError
from etl.issues import Issue

LONGEST_LINE = 6 * LONGEST_TEXT  # bytes; a text may be written as \uXXXX throughout


def read_json_lines(stream: BinaryIO, origin: str) -> Iterator[Article | Issue]:
    """Yield the article of each line; a line that is none is an issue, and the next is read."""
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            while not line.endswith(b"\n") and (line := stream.readline(LONGEST_LINE)):
                pass
            yield _issue(origin, number, "the line is too long to be one article.", "Split it.")
            continue
        if not line.strip():
            continue
        try:
            yield article_of(_parse(line, first=number == 1), origin=f"{origin}:{number}")
        except ArticleError as error:
            yield _issue(origin, number, str(error), "")


def _parse(line: bytes, *, first: bool) -> dict[str, object]:
    try:
        record = json.loads(line.decode("utf-8-sig" if first else "utf-8"))
    except UnicodeDecodeError as error:
        raise ArticleError("it is not UTF-8: save the file as UTF-8.") from error
    except (ValueError, RecursionError) as error:
        at = f" (column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        raise ArticleError(f"it is not JSON{at}: write one object a line.") from error
    if not isinstance(record, dict):
        raise ArticleError('it is not an object: write {"id": ..., "text": ...} a line.')
    return record


def _issue(origin: str, number: int, reason: str, advice: str) -> Issue:
    return Issue("read", reason, origin, f"line {number}", advice)
