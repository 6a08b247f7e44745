"""A store as the schema before this one wrote it."""

from pathlib import Path

import pyarrow as pa
from deltalake import DeltaTable, write_deltalake

from etl.store import open_snapshot
from etl.store.manifest import read_versions
from etl.store.schema import DEFAULTS, PARTITIONED, TABLES, VERSIONS


def aged(store: Path, old: Path) -> None:
    """The store as schema 2 wrote it: each version of its tables without what came later."""
    mark = "schema_version=2"
    new = {"cause", "oldest", "judgements_version", "redirects_version", "n_redirects"}
    manifest = pa.schema([field for field in VERSIONS if field.name not in new])
    tables = {name: schema for name, schema in TABLES.items() if name != "redirects"}
    for name, schema in {**tables, "versions": manifest}.items():
        kept = pa.schema([field for field in schema if field.name not in DEFAULTS])
        by = ["month"] if name in PARTITIONED else None
        DeltaTable.create(str(old / name), schema=kept, description=mark, partition_by=by)
    for version in read_versions(store):
        snapshot = open_snapshot(store, version=version.number)
        row = version.row().select(manifest.names).to_pylist()[0]
        for name in tables:
            kept = [c for c in TABLES[name].names if c not in DEFAULTS]
            rows = snapshot.table(name).select(kept)
            write_deltalake(str(old / name), rows, mode="overwrite")
            row[f"{name}_version"] = DeltaTable(str(old / name)).version()
        rows = pa.Table.from_pylist([row], schema=manifest)
        write_deltalake(str(old / "versions"), rows, mode="append")
