"""Which stored articles are copies of which: across the whole store, and around single articles."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from etl.merging.event import ArticleFacts
from etl.merging.reprints import reprints, resemblance
from etl.store.reader import Snapshot
from etl.store.rows import facts_of

# Two texts of which half is the same share one of the eight smallest hashes of either all but
# surely (1 - 0.5**8 at the least), and only those that do are compared.
_SMALLEST = 8


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that prints another one's text again.

    Attributes:
        article: the copy. original: the first published of all that print the text.
        alike: how much of both texts is the same, in [0, 1].
    """

    article: ArticleFacts
    original: ArticleFacts
    alike: float


def stored_copies(snapshot: Snapshot, articles: Collection[str] | None = None) -> tuple[Copy, ...]:
    """The copies in a version of the store, each with its original.

    Args:
        snapshot: the version.
        articles: only those that are among these articles or print the same as one of them.

    Returns:
        By original and then by copy, in the order of publication.
    """
    if not snapshot.version.rows["articles"] or articles == []:
        return ()
    rows = _suspects(snapshot, None if articles is None else list(articles))
    facts = {row["article_id"]: facts_of(row) for row in rows}
    found = reprints(facts.values())
    wanted = set(facts) if articles is None else set(articles)
    families = {found.get(name, name) for name in wanted}
    told = [
        Copy(facts[name], facts[first], resemblance(facts[name].sketch, facts[first].sketch))
        for name, first in found.items()
        if first in families
    ]
    return tuple(sorted(told, key=_order))


def _order(copy: Copy) -> tuple[str, str, str, str]:
    one, other = copy.original, copy.article
    return (one.order, one.article_id, other.order, other.article_id)


def _suspects(snapshot: Snapshot, articles: list[str] | None) -> list[Mapping[str, Any]]:
    """The articles that share one of their smallest hashes with another."""
    columns = ("article_id", "source", "published", "sketch")
    names = ", ".join(columns)
    near = "(SELECT hash FROM hashes GROUP BY hash HAVING count(*) > 1)"
    if articles is not None:
        near = "(SELECT hash FROM hashes WHERE article_id IN (SELECT unnest($ids)))"
    query = f"""
        WITH hashes AS (
            SELECT article_id, unnest(list_distinct([{_hashes()}])) AS hash
            FROM articles WHERE octet_length(sketch) > 0
        ), suspects AS (SELECT DISTINCT article_id FROM hashes WHERE hash IN {near})
        SELECT {names} FROM articles SEMI JOIN suspects USING (article_id)
    """  # noqa: S608 - names and numbers of ours
    with snapshot.asking() as connection:
        snapshot.relation(connection, "articles").create_view("articles")
        bound = {} if articles is None else {"ids": articles}
        found = connection.execute(query, bound).fetchall()
    return [dict(zip(columns, row, strict=True)) for row in found]


def _hashes() -> str:
    """The smallest hashes of a sketch as SQL: its first numbers of four bytes."""
    return ", ".join(f"hex(sketch)[{8 * at + 1}:{8 * at + 8}]" for at in range(_SMALLEST))
