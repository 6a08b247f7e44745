"""Where the time of reading goes: CPU seconds of each stage, in one process with warm caches.

    python -m bench.stages [--articles FILE.jsonl] [--repeat 3]

Run by `bench.reading`. Every stage is done for all articles in turn, and the quickest of the
repetitions counts, since other work on the machine only ever adds to it. "names" is what
`find_toponyms` does and "resolving" what `resolve_toponyms` does, for each article, whether it tells of
an event or not; "reading" is what a worker does for `dateline run` when an outlet is known.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from etl.articles import Article, read_articles
from etl.config import Config
from etl.extraction import Tools, extract, open_tools
from etl.mentions import Reading, find_mentions
from etl.mentions.toponyms import find_toponyms
from etl.merging.reprints import sketch_of
from etl.places import PlaceHints, Resolution, resolve_toponyms
from etl.reports import locate, resolve_reading

WORDS = 500  # of the article that all figures count in
_PIECE = 8  # articles that are timed together: some milliseconds, which other work seldom disturbs

_Item = TypeVar("_Item")


def quickest(function: Callable[[_Item], object], items: Sequence[_Item], *, repeat: int) -> float:
    """CPU seconds of the function over all items: of each few of them those of the best turn."""
    pieces = [items[at : at + _PIECE] for at in range(0, len(items), _PIECE)]
    best = [float("inf")] * len(pieces)
    for _ in range(repeat):
        for number, piece in enumerate(pieces):
            start = time.process_time()
            for item in piece:
                function(item)
            best[number] = min(best[number], time.process_time() - start)
    return sum(best)


def stages(articles: Sequence[Article], tools: Tools, *, repeat: int) -> dict[str, float]:
    """CPU seconds of each stage over the articles."""
    gazetteer, codebook = tools.gazetteer, tools.codebook
    # Done once beforehand, so that what is timed finds warm caches.
    names = [find_toponyms(article.text, gazetteer=gazetteer) for article in articles]
    readings = [find_mentions(a, codebook=codebook, gazetteer=gazetteer) for a in articles]
    resolved = [(one, resolve_reading(one, gazetteer=gazetteer)) for one in readings]

    def attach(one: tuple[Reading, tuple[Resolution, ...]]) -> object:
        reading, found = one
        return locate(reading, gazetteer=gazetteer, codebook=codebook, resolutions=found)

    return {
        "names": quickest(
            lambda article: find_toponyms(article.text, gazetteer=gazetteer),
            articles,
            repeat=repeat,
        ),
        "resolving": quickest(
            lambda found: resolve_toponyms(found, gazetteer=gazetteer, hints=PlaceHints()),
            names,
            repeat=repeat,
        ),
        "events and dates, with names where there are any": quickest(
            lambda article: find_mentions(article, codebook=codebook, gazetteer=gazetteer),
            articles,
            repeat=repeat,
        ),
        "attaching": quickest(attach, resolved, repeat=repeat),
        "sketch": quickest(lambda article: sketch_of(article.text), articles, repeat=repeat),
        "reading": quickest(lambda article: extract(article, tools), articles, repeat=repeat),
    }


def lines_of(path: Path, *, repeat: int) -> list[str]:
    """The table of a file's stages, and what names and their places take together."""
    config = Config.default()
    tools = open_tools(config.gazetteer, config.codebook)
    articles = [item for item in read_articles([path]) if isinstance(item, Article)]
    size = sum(len(article.text.split()) for article in articles) / WORDS
    seconds = stages(articles, tools, repeat=repeat)
    places = size / (seconds["names"] + seconds["resolving"])
    return [
        f"CPU milliseconds for {WORDS} words, one process: "
        + ", ".join(f"{name} {1000 * told / size:.2f}" for name, told in seconds.items()),
        f"names and resolving together, 1 core: {places:.0f} articles/s",
        f"reading, 1 core: {size / seconds['reading']:.0f} articles/s",
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    root = Path(__file__).resolve().parents[2]
    default = root / "shared" / "corpora" / "geoparsing" / "lgl.articles.jsonl"
    parser.add_argument("--articles", type=Path, default=default, help="articles as JSON Lines")
    parser.add_argument("--repeat", type=int, default=3, help="turns of which the best counts")
    options = parser.parse_args()
    if not options.articles.exists():
        raise SystemExit(f"{options.articles} is not there: name a file with --articles.")
    print("\n".join(lines_of(options.articles, repeat=options.repeat)))


if __name__ == "__main__":
    main()
