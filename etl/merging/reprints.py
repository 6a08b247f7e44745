"""Copies of one text: found by small sketches, never counted as further witnesses.

The sketch of a text is the 64 smallest of the 32-bit hashes of its runs of five words (Broder's
bottom-k): the share of hashes that two sketches have in common among the smallest of both
together estimates how much of the two texts is the same, within about 0.06.
"""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np

from etl.merging.event import ArticleFacts

_RUN = 5
_KEPT = 64
# Half of all runs in common: a copy with a new first paragraph, or one word in twenty changed.
# Two reporters who quote the same statement stay near a fifth.
_NEAR = 0.5
# Below this many runs, chance and stock phrases make short notes look alike.
_FEWEST = 12
# Scripts without spaces count each sign as a word.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]|[^\W_]+")
_PLAIN = re.compile("[a-z0-9]+")  # the same in a text of nothing but ASCII
_ODD = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9,
                 0x27D4EB2F165667C5, 0x85EBCA77C2B2AE63], dtype=np.uint64)  # fmt: skip
_MIX = np.uint64(0xFF51AFD7ED558CCD)


def sketch_of(text: str) -> bytes:
    """The sketch of a text, 256 bytes or fewer; empty when it is too short to be compared."""
    words = list(map(_hash, (_PLAIN if text.isascii() else _WORD).findall(text.casefold())))
    runs = len(words) - _RUN + 1
    if runs < _FEWEST:
        return b""
    hashes = np.array(words, dtype=np.uint64)
    mixed = np.zeros(runs, dtype=np.uint64)
    for at, odd in enumerate(_ODD):
        mixed = (mixed ^ (hashes[at : at + runs] * odd)) * _MIX
        mixed ^= mixed >> np.uint64(29)
    sorted_runs = (mixed >> np.uint64(32)).astype("<u4")
    sorted_runs.sort()
    is_new = np.ones(runs, dtype=bool)
    np.not_equal(sorted_runs[1:], sorted_runs[:-1], out=is_new[1:])
    return sorted_runs[is_new][:_KEPT].tobytes()


@lru_cache(maxsize=1 << 16)
def _hash(word: str) -> int:
    return zlib.crc32(word.encode())


def resemblance(one: bytes, other: bytes) -> float:
    """How much of two texts is the same, in [0, 1], estimated from their sketches."""
    if not one or not other:
        return 0.0
    left, right = np.frombuffer(one, "<u4"), np.frombuffer(other, "<u4")
    union = np.union1d(left, right)[:_KEPT]
    return len(np.intersect1d(np.intersect1d(left, right), union)) / len(union)


@lru_cache(maxsize=1 << 14)
def are_copies(one: bytes, other: bytes) -> bool:
    """Whether one text is, but for small changes, the other.

    Remembered, since the same articles stand behind event after event and batch after batch.
    """
    return resemblance(one, other) >= _NEAR


def reprints(articles: Iterable[ArticleFacts]) -> dict[str, str]:
    """Each article that copies an earlier one, with the id of the earliest of its copies.

    The earliest published, and of one day the one with the smallest id, is the original.
    """
    ordered = sorted(articles, key=lambda facts: (facts.order, facts.article_id))
    found = {}
    for group in _groups(ordered, _copy_pairs(ordered)):
        original, *copies = (ordered[index] for index in group)
        found.update({copy.article_id: original.article_id for copy in copies})
    return found


def witnesses(articles: Iterable[ArticleFacts]) -> tuple[tuple[ArticleFacts, ...], ...]:
    """The articles grouped by independent outlet.

    Articles of one outlet are one witness, a copy stands with what it copies, and articles
    whose outlet is unknown are one witness together: nothing shows that they are more.
    """
    ordered = sorted(articles, key=lambda facts: (facts.order, facts.article_id))
    by_source: defaultdict[str, list[int]] = defaultdict(list)
    for index, facts in enumerate(ordered):
        by_source[(facts.source or "").casefold()].append(index)
    same_source = [pair for group in by_source.values() for pair in pairwise(group)]
    groups = _groups(ordered, [*same_source, *_copy_pairs(ordered)])
    return tuple(tuple(ordered[index] for index in group) for group in groups)


def _copy_pairs(articles: Sequence[ArticleFacts]) -> list[tuple[int, int]]:
    """Each copy with what it copies, as indices.

    An article is compared only with those before it that copy nothing themselves, and of these
    only with those that share hashes with it: many copies of one text cost little more than one.
    """
    originals: defaultdict[int, list[int]] = defaultdict(list)
    first_with: dict[bytes, int] = {}
    pairs = []
    for index, facts in enumerate(articles):
        if not facts.sketch:
            continue
        if facts.sketch in first_with:  # the very same text, however often
            pairs.append((first_with[facts.sketch], index))
            continue
        first_with[facts.sketch] = index
        values = np.frombuffer(facts.sketch, "<u4").tolist()
        shared = Counter(earlier for value in values for earlier in originals[value])
        found = [
            (earlier, index)
            for earlier, number in shared.items()
            # Fewer common hashes than this cannot reach the threshold.
            if number >= _FEWEST // 2 and are_copies(articles[earlier].sketch, facts.sketch)
        ]
        pairs += found
        if not found:
            for value in values:
                originals[value].append(index)
    return pairs


def _groups(items: Sequence[object], pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Indices of the items joined by the pairs, each group and all groups in order."""
    parent = list(range(len(items)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for one, other in pairs:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    groups: Mapping[int, list[int]] = defaultdict(list)
    for index in range(len(items)):
        groups[root(index)].append(index)
    return list(groups.values())
