"""Stand-ins for the reading of an article; importable by name, as processes need them."""

import os
import time

from etl.articles import Article
from etl.extraction import Extract, Tools
from etl.mentions import Span
from etl.merging.reprints import sketch_of
from tests import factory


def one_report(article: Article, tools: Tools) -> Extract:
    """One demonstration in Lima on the day that the text begins with; some texts misbehave."""
    del tools
    day, _, word = article.text.partition(" ")
    if word == "raises":
        raise RuntimeError("no such thing")
    if word == "stalls":
        time.sleep(30)
    if word == "dies":
        os._exit(9)
    sentence = Span(0, len(article.text), article.text)
    report = factory.report(article_id=article.id, day=day, sentence=sentence)
    return Extract((report,), sketch_of(article.text))
