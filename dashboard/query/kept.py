"""Keeps the loaded tables of a large store beside it, so that they are made once.

Making the tables of ten million events takes half a minute; opening them again takes none, and
needs a tenth of the memory. A judgement changes a file or two of the store: the next version's
tables are a copy of the last in which only the events of those files are read again.

The folder `cache` holds nothing that cannot be made from the store: it may be removed at any time.
"""

import contextlib
import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import duckdb

from dashboard.query.load import StoreFiles, make_tables, renew_tables
from dashboard.query.loaded import Events

FOLDER = "cache"
FORMAT = 1  # of the tables: another one is not read
FROM = 20_000  # events; the tables of a smaller store are made in memory, in a fifth of a second
_KEPT = 3  # versions: the last, one that somebody looks at still, and one to compare with
_MAKING_MB = 3_000  # of memory while tables are made; what is more is sorted on the disk
_DAMAGED = (duckdb.Error, OSError)


def open_events(store: Path, files: StoreFiles, *, n_events: int) -> Events:
    """The tables of one version: kept ones, or made from those of another version, or made anew.

    Args:
        store: the folder.
        files: of the version.
        n_events: that they hold.
    """
    if n_events < FROM:
        return Events.load(files)
    path = store / FOLDER / _name(files)
    with contextlib.suppress(*_DAMAGED):  # a folder that cannot be written, a file cut short
        if not path.exists():
            _make(path, files)
        return _open(path, files)
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
    return Events.load(files)


def _name(files: StoreFiles) -> str:
    """Other files, another form of the tables or another DuckDB give another name."""
    told = repr((FORMAT, duckdb.__version__, sorted(files.events)))
    digest = hashlib.sha256(told.encode()).hexdigest()[:16]
    return f"events-{files.version:06d}-{digest}.duckdb"


def _open(path: Path, files: StoreFiles) -> Events:
    connection = duckdb.connect(":memory:")
    quoted = str(path).replace("'", "''")
    connection.execute(f"ATTACH '{quoted}' AS kept (READ_ONLY)")
    return Events.over(connection, files, use="kept")


def _make(path: Path, files: StoreFiles) -> None:
    """Write the file under a name of its own first: nobody ever opens a half-made one."""
    path.parent.mkdir(exist_ok=True)
    earlier = _earlier(path.parent)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix="making-") as folder:
        made = Path(folder) / path.name
        for other in earlier[:1]:
            shutil.copyfile(other, made)
            with _writing(made) as connection:
                renewed = _is_ours(connection) and renew_tables(connection, files)
            if not renewed:
                made.unlink()
        if not made.exists():
            with _writing(made) as connection:
                make_tables(connection, files)
                connection.execute("CREATE TABLE made AS SELECT ? AS format", [FORMAT])
        made.replace(path)
    for other in earlier[_KEPT - 1 :]:
        with contextlib.suppress(OSError):
            other.unlink()


def _earlier(folder: Path) -> list[Path]:
    """The kept files, the last made first."""
    found = [(path.stat().st_mtime_ns, path) for path in folder.glob("events-*.duckdb")]
    return [path for _, path in sorted(found, reverse=True)]


def _is_ours(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the tables have the form that this program writes."""
    try:
        return connection.execute("SELECT format FROM made").fetchall() == [(FORMAT,)]
    except duckdb.Error:
        return False


@contextlib.contextmanager
def _writing(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(path)) as connection:
        connection.execute("SET enable_progress_bar = false")
        connection.execute(f"SET memory_limit = '{_MAKING_MB}MB'")
        yield connection
        connection.execute("CHECKPOINT")
