"""What an export holds besides the events, and what its file says of itself."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from etl.errors import ConfigError
from etl.export.columns import COLUMNS, RECEIPTS, WITHHELD
from etl.store import EventFilter, Snapshot

SHARE_SAFE = (
    "Share-safe: places are no closer than the province, and printed sentences, actors, reasons "
    "and the filter are left out."
)


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What a person may choose for every format.

    Attributes:
        receipts: each event carries its reports with what was printed.
        share_safe: places are coarsened to the province, quotes and actors dropped.
        bom: a CSV file begins with the mark by which Excel knows UTF-8.
    """

    receipts: bool = False
    share_safe: bool = False
    bom: bool = False

    def __post_init__(self) -> None:
        if self.receipts and self.share_safe:
            raise ConfigError("A share-safe export holds no receipts: choose one of the two.")

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the file, in their order."""
        if self.share_safe:
            return tuple(name for name in COLUMNS if name not in WITHHELD)
        return (*COLUMNS, RECEIPTS) if self.receipts else COLUMNS


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself, where its format has room.

    Attributes:
        filter: in words; withheld where the export is share-safe, as it can name a place.
        version: of the store. exported_at: UTC. options: what the person chose.
    """

    filter: str
    version: int
    exported_at: datetime
    options: ExportOptions = field(default_factory=ExportOptions)

    @classmethod
    def now(
        cls, snapshot: Snapshot, event_filter: EventFilter, options: ExportOptions | None = None
    ) -> "About":
        """Of an export made now."""
        return cls.of(event_filter.in_words(), snapshot.version.number, options)

    @classmethod
    def of(cls, words: str, version: int, options: ExportOptions | None = None) -> "About":
        """Of an export made now from a filter in words."""
        at = datetime.now(UTC).replace(microsecond=0)
        return cls(words, version, at, options or ExportOptions())

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the file, in their order."""
        return self.options.columns

    @property
    def lines(self) -> dict[str, str]:
        """Each thing that is said, by its name: the same in every format."""
        said = {
            "filter": self.filter if not self.options.share_safe else "left out",
            "version": str(self.version),
            "exported_at": self.exported_at.isoformat(),
        }
        return said | ({"share_safe": SHARE_SAFE} if self.options.share_safe else {})
