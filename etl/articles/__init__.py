"""Articles: every input format, read into one noun."""

from etl.articles.article import Article
from etl.articles.read import read_articles

__all__ = ["Article", "read_articles"]
