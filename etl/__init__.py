"""Dateline's ETL: articles in, events with their city and day out."""

__version__ = "0.1.0"
