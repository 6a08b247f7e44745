"""Stand-ins for the reading of an article; importable by name, as processes need them."""

import multiprocessing
import os
import time
from datetime import date

from etl.articles import Article
from etl.dates import DateInterval
from etl.extraction import Extract, Tools, read_with_of
from etl.mentions import Span
from etl.merging.reprints import sketch_of
from tests import factory


def one_report(article: Article, tools: Tools) -> Extract:
    """One demonstration in Lima on the day that the text begins with; some texts misbehave."""
    day, _, word = article.text.partition(" ")
    if word == "raises":
        raise RuntimeError("no such thing")
    if word == "stalls":
        time.sleep(30)
    if word == "dies":
        if multiprocessing.parent_process() is None:
            raise RuntimeError("it would have ended the command")
        os._exit(9)
    sentence = Span(0, len(article.text), article.text)
    figure = {"fatalities": 2**70} if word == "overflows" else {}
    report = factory.report(article_id=article.id, day=day, sentence=sentence, **figure)
    read_with = read_with_of(tools.codebook.fingerprint, None)
    return Extract((report,), sketch_of(article.text), read_with)


def by_codebook(article: Article, tools: Tools) -> Extract:
    """A report in Lima for each line "codebooks kind days", of those that name the codebook.

    A codebook is called by the first letter of its first type's code. A line whose kind is
    "a|b" is read as a by codebook A and as b by any other.
    """
    name = tools.codebook.types[0].code[0]
    reports, at = [], 0
    for line in article.text.splitlines(keepends=True):
        names, kinds, days = line.split()
        kind = kinds.split("|")[0 if name == "A" else -1]
        start, _, end = days.partition("/")
        first = date.fromisoformat(start)
        report = factory.report(
            article_id=article.id,
            sub_event_type=kind,
            dates=DateInterval.span(first, date.fromisoformat(end) if end else first),
            place=factory.PERU if kind == "strike" else factory.LIMA,
            trigger=Span(at, at + len(names), names),
            sentence=Span(at, at + len(line), line),
            confidence=0.8 if name in names[1:] else 0.6,
        )
        if name in names:
            reports.append(report)
        at += len(line)
    read_with = read_with_of(tools.codebook.fingerprint, None)
    return Extract(tuple(reports), sketch_of(article.text), read_with)
