"""What the tests of this room share: the shipped codebook, and reading a text without places."""

from pathlib import Path

import pytest

from etl.codebook import Codebook, Words, load_codebook
from etl.mentions import Mention
from etl.mentions.clause import clauses_of
from etl.mentions.evidence import gather_mentions
from etl.mentions.sentences import split_sentences


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return load_codebook(Path(__file__).parents[3] / "data" / "codebook.toml")


@pytest.fixture(scope="session")
def read(codebook):
    """The mentions of a text that came out in 2021."""

    def mentions_of(text: str, year: int | None = 2021) -> tuple[Mention, ...]:
        clauses = clauses_of(split_sentences(text), Words.of(text, compounds=codebook.compounds))
        return gather_mentions(text, clauses, codebook=codebook, year=year)

    return mentions_of
