"""One sentence with its words: the piece of an article that mentions are made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.codebook import Words
from etl.mentions.span import Span


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence, its index in the article, and its words."""

    sentence: Span
    index: int
    tokens: Words

    @property
    def words(self) -> tuple[str, ...]:
        """The words, lower-cased."""
        return self.tokens.words

    @property
    def marks(self) -> tuple[str, ...]:
        """What stands behind each word, up to the next one: blanks, commas, hyphens."""
        text, start = self.sentence.text, self.sentence.start
        begins = (*self.tokens.starts[1:], self.sentence.end)
        return tuple(
            text[end - start : begin - start]
            for end, begin in zip(self.tokens.ends, begins, strict=False)
        )

    def span(self, text: str, at: int, stop: int) -> Span:
        """The stretch of the article from word `at` up to word `stop`."""
        return Span.of(text, self.tokens.starts[at], self.tokens.ends[stop - 1])


def clauses_of(sentences: Sequence[Span], words: Words) -> tuple[Clause, ...]:
    """Each sentence with its share of the article's words."""
    return tuple(
        Clause(sentence, index, words.between(sentence.start, sentence.end))
        for index, sentence in enumerate(sentences)
    )
