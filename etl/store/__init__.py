"""The store: Delta tables of what was read and found, and the manifest that names a version."""

from etl.store.event_filter import EventFilter
from etl.store.reader import Snapshot, open_snapshot
from etl.store.writer import Changes, Writer, open_writer

__all__ = ["Changes", "EventFilter", "Snapshot", "Writer", "open_snapshot", "open_writer"]
