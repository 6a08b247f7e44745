"""Plain text: one article a file."""

from collections.abc import Iterator
from typing import BinaryIO

from charset_normalizer import from_bytes

from etl.articles.article import Article
from etl.articles.record import article_of
from etl.errors import ArticleError
from etl.issues import Issue

# Among encodings that fit the bytes equally well, the ones that old files most often have.
USUAL = ("cp1252", "cp1251", "cp1256", "cp1250", "cp1254")
LARGEST = 8_000_000  # bytes of one article's file


def decode(data: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16 by its mark, else the likeliest legacy encoding.

    Raises:
        ArticleError: when the bytes are no text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strict(data, "utf-16")
    if b"\x00" in data[:4_000]:
        raise ArticleError("it is not text: save it as plain text in UTF-8.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        guesses = from_bytes(data[:200_000])
    best = guesses.best()
    if best is None:
        raise ArticleError("its encoding is not known: save it as UTF-8.")
    likely = {guess.encoding for guess in guesses if guess.chaos <= best.chaos}
    return _strict(data, next((name for name in USUAL if name in likely), best.encoding))


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(f"it is not valid {encoding}: save it as UTF-8.") from error


def read_all(stream: BinaryIO, *, largest: int = LARGEST) -> bytes:
    """All bytes of one article's file.

    Args:
        stream: the file.
        largest: how many bytes it may have.

    Raises:
        ArticleError: when there are more than any article has.
    """
    data = stream.read(largest + 1)
    if len(data) > largest:
        raise ArticleError(
            f"it is larger than {largest // 1_000_000} MB: one article a file, or JSON Lines."
        )
    return data


def read_plain(stream: BinaryIO, origin: str) -> Iterator[Article | Issue]:
    """Yield the one article of a text file; its head may name title, outlet and day."""
    yield article_of({"text": decode(read_all(stream))}, origin=origin)
