"""Files of articles in, what a function makes of each article out."""

from collections.abc import Callable, Generator, Iterable, Iterator
from typing import TypeVar

from etl.articles import Article, read_articles
from etl.config import Config
from etl.extraction import Tools, open_tools, read_each
from etl.issues import Issue, Skipped
from etl.outlets import OutletBook
from etl.places.homes import read_homes
from etl.workers import workers_for

_Result = TypeVar("_Result")

# Articles that tell of their outlets together: what is held in memory of an endless input.
_TOGETHER = 2000


def read_paths(
    function: Callable[[Article, Tools], _Result],
    paths: Iterable[str],
    *,
    config: Config,
    skipped: Skipped,
) -> Generator[_Result]:
    """What the function makes of each article, in the order of input.

    What is known of an outlet comes from its other articles in the input (2,000 articles tell of
    one another, then the next 2,000), and from the file that `config.outlets` names.

    Args:
        function: `extraction.reports_of`, `recognise` or another at the top of a module.
        paths: files and folders of articles; `-` is stdin.
        config: where things lie, and how many processes read.
        skipped: what cannot be read is added to it.

    Raises:
        GazetteerMissing: it has not been built. CodebookError: the file cannot be used.
        ConfigError: nor can the file of the outlets' homes.
    """
    tools = open_tools(config.gazetteer, config.codebook, config.online)

    homes = read_homes(config.outlets, tools.gazetteer).places

    def articles() -> Iterator[Article]:
        for item in read_articles(paths):
            if isinstance(item, Article):
                yield item
            else:
                skipped.add(item)

    with workers_for(config.workers) as workers:
        book = OutletBook(config, workers=workers, homes=homes)
        for _, found in read_each(
            function,
            book.follow(articles(), size=_TOGETHER),
            config=config,
            workers=workers,
            profile=book.profile,
            names=book.names,
        ):
            if isinstance(found, Issue):
                skipped.add(found)
            else:
                yield found
