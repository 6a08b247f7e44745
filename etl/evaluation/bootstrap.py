"""How far a figure may be chance: the bootstrap over articles (Efron 1979)."""

import random
from collections.abc import Sequence

from etl.evaluation.ratios import f_beta, share

Counts = tuple[float, float, float]


def f1_interval(articles: Sequence[Counts], draws: int) -> tuple[float, float]:
    """The interval that holds 95 of 100 F1 scores of articles drawn anew, with repetition.

    Whole articles are drawn, since what stands in one article is right or wrong together.

    Args:
        articles: what is right, given and wanted in each article.
        draws: how often; the same draws for the same articles.
    """
    if not articles or draws < 1:
        return 0.0, 0.0
    chance = random.Random(0)  # noqa: S311 - a resampling, no secret
    scores = sorted(_f1(chance.choices(articles, k=len(articles))) for _ in range(draws))
    return scores[int(0.025 * draws)], scores[min(draws - 1, int(0.975 * draws))]


def _f1(articles: Sequence[Counts]) -> float:
    right, given, wanted = (sum(column) for column in zip(*articles, strict=True))
    return f_beta(share(right, given), share(right, wanted))
