"""Read the sample, compare with its gold: how often what is right."""

from dataclasses import dataclass
from pathlib import Path

from etl.articles import Article, read_articles
from etl.config import Config
from etl.errors import ConfigError
from etl.evaluation.gold import GoldReport, gold_key, read_gold
from etl.evaluation.judge import Verdict, pair
from etl.evaluation.scores import Scores, score
from etl.extraction import extract, open_tools
from etl.merging import ArticleFacts, merge
from etl.reports import Report


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores with the errors behind them.

    Attributes:
        scores: the figures. verdicts: each answered gold line with what is right in its answer.
        missed: gold lines without an answer. spurious: reports that answer none.
    """

    scores: Scores
    verdicts: tuple[Verdict, ...]
    missed: tuple[GoldReport, ...]
    spurious: tuple[Report, ...]


def evaluate(articles: Path, gold: Path, *, config: Config) -> Evaluation:
    """Read the articles of a folder and score their reports against gold annotations.

    Raises:
        ConfigError: when there is no gold, or a gold line is none.
    """
    golds = read_gold(gold)
    tools = open_tools(config.gazetteer, config.codebook)
    reports: dict[str, tuple[Report, ...]] = {}
    facts: dict[str, ArticleFacts] = {}
    for article in read_articles([articles]):
        if isinstance(article, Article):
            found = extract(article, tools)
            reports[gold_key(article)] = found.reports
            facts[article.id] = ArticleFacts(
                article.id, article.source, article.published, found.sketch
            )
    if not reports.keys() & {line.article for line in golds}:
        raise ConfigError(f"None of the gold's articles is in {articles}: name it with --articles.")
    every = [report for claims in reports.values() for report in claims]
    event_of = {
        report_id: event.event_id
        for event in merge(every, articles=facts)
        for report_id in event.report_ids
    }
    verdicts = pair(golds, reports, gazetteer=tools.gazetteer)
    answered = {id(verdict.gold) for verdict in verdicts}
    answers = {verdict.report.report_id for verdict in verdicts}
    return Evaluation(
        scores=score(
            verdicts,
            n_gold=len(golds),
            confidences={report.report_id: report.confidence for report in every},
            event_of=event_of,
        ),
        verdicts=tuple(verdicts),
        missed=tuple(line for line in golds if id(line) not in answered),
        spurious=tuple(report for report in every if report.report_id not in answers),
    )
