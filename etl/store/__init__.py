"""The store: Delta tables of what was read and found, and the manifest that names a version."""

from etl.store.reader import Snapshot, open_snapshot
from etl.store.writer import Changes, Writer, open_writer

__all__ = ["Changes", "Snapshot", "Writer", "open_snapshot", "open_writer"]
