"""Forgets old versions, on purpose and only when told to."""

import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from etl.errors import ConfigError
from etl.store.manifest import Version, commit_version, read_versions
from etl.store.schema import TABLES
from etl.store.tables import answering, data_files, open_table
from etl.store.writer import open_writer


@dataclass(frozen=True, slots=True)
class Plan:
    """What a vacuum will do.

    Attributes:
        forgotten: versions that can be read now and not afterwards, oldest first.
        kept: how many versions stay. files: what will be deleted. n_bytes: their size.
    """

    forgotten: tuple[Version, ...]
    kept: tuple[Version, ...]
    files: tuple[Path, ...]
    n_bytes: int

    def lines(self) -> list[str]:
        """The plan for people."""
        size = f"{len(self.files):,} files, {self.n_bytes / 1e6:,.1f} MB"
        if not self.forgotten:
            return [f"No version to forget; {size} belong to no version."]
        first, last = self.forgotten[0], self.forgotten[-1]
        what = (
            f"Versions {first.number} to {last.number} will be forgotten, of "
            f"{first.created_at:%Y-%m-%d %H:%M} to {last.created_at:%Y-%m-%d %H:%M} UTC: "
            "what they held can then be neither shown nor exported nor compared."
        )
        return [
            what,
            f"{len(self.kept)} versions stay, from {self.kept[0].number} on; so do all judgements.",
            f"{size} will be deleted.",
        ]


def plan_vacuum(store: Path, *, keep: int) -> Plan:
    """What would be forgotten if only the last versions were kept.

    Args:
        store: the folder.
        keep: how many versions stay, the last one among them.

    Raises:
        ConfigError: none would stay. StoreError: there is no store.
    """
    if keep < 1:
        raise ConfigError(f"One version at least must stay, not {keep}.")
    store = store.resolve()
    with answering(store, "read"):
        versions = read_versions(store)
        readable = [one for one in versions if one.number >= versions[-1].oldest]
        # A vacuum's own version holds what the one before holds: told twice, as after a kill, it
        # forgets no more.
        states = [one for one in readable if one.cause != "vacuum"] or readable
        first = states[-keep:][0].number
        kept = [one for one in readable if one.number >= first]
        forgotten = [one for one in readable if one.number < first]
        files = tuple(path for name in TABLES for path in _unused(store, name, kept))
    size = sum(path.stat().st_size for path in files)
    return Plan(tuple(forgotten), tuple(kept), files, size)


def vacuum(store: Path, *, keep: int) -> Plan:
    """Delete the files that only forgotten versions need; returns what was done.

    The manifest says first from which version on the store can be read; killed afterwards, what
    is left over is deleted by the next vacuum.

    Raises:
        StoreLocked: another process is writing. ConfigError, StoreError: see `plan_vacuum`.
    """
    with open_writer(store) as writer:
        plan = plan_vacuum(writer.store, keep=keep)
        with answering(writer.store, "written"):
            if plan.forgotten:
                last = plan.kept[-1]
                now = datetime.now(UTC)
                now = now.replace(microsecond=now.microsecond // 1000 * 1000)
                said = replace(
                    last,
                    number=last.number + 1,
                    created_at=now,
                    cause="vacuum",
                    oldest=plan.kept[0].number,
                )
                commit_version(writer.store, said)
            for path in plan.files:
                path.unlink(missing_ok=True)
        # What the dashboard keeps beside the tables holds days and places of forgotten versions.
        shutil.rmtree(writer.store / "cache", ignore_errors=True)
    return plan


def _unused(store: Path, name: str, kept: list[Version]) -> list[Path]:
    """The files of a table that no kept version names."""
    numbers = {version.tables[name] for version in kept}
    used = {
        Path(path)
        for number in numbers
        for path in data_files(open_table(store, name, version=number))
    }
    found = (store / name).rglob("*.parquet")
    return sorted(p for p in found if "_delta_log" not in p.parts and p not in used)
