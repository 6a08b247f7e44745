"""Articles: every input format, read into one noun."""

from etl.articles.article import Article

__all__ = ["Article"]
