"""The settings of one call, as one frozen object that is passed in."""

import os
from dataclasses import dataclass
from pathlib import Path

from etl.errors import ConfigError
from etl.online_choice import Online

# With a second between two questions, an article of a hundred unknown names must not be skipped.
_PATIENCE_ONLINE = 900.0
_CHECKOUT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Config:
    """Where things lie and how much work is done at a time.

    Attributes:
        store: folder of the tables that a run fills.
        gazetteer: folder of the built gazetteer.
        codebook: the TOML file of event types.
        workers: processes that read articles; 0, which only code can ask for, means this process
            alone, which an article that makes it die then ends.
        batch: articles that are committed together, in a large store more (`keeper.batch_size`):
            what a killed run can lose at most.
        patience: seconds that one article may take before it is skipped as an issue.
        online: the geocoder that is asked for names the gazetteer lacks; None unless switched on.
        outlets: the TOML file in which a person states where outlets are at home, or None.
        profiles: whether what other articles of an outlet tell may say which place is meant.
    """

    store: Path
    gazetteer: Path
    codebook: Path
    workers: int
    batch: int
    patience: float
    online: Online | None = None
    outlets: Path | None = None
    profiles: bool = True

    def __post_init__(self) -> None:
        if self.workers < 0:
            raise ConfigError(f"The number of workers cannot be {self.workers}.")
        if self.batch < 1:
            raise ConfigError(f"A batch must hold 1 article or more, not {self.batch}.")
        if self.patience <= 0:
            raise ConfigError(f"The patience with an article must be positive: {self.patience}.")

    @classmethod
    def default(  # noqa: PLR0913 - one for each setting
        cls,
        *,
        store: Path | None = None,
        workers: int | None = None,
        gazetteer: Path | None = None,
        codebook: Path | None = None,
        batch: int = 500,
        online: Online | None = None,
        outlets: Path | None = None,
        profiles: bool = True,
    ) -> "Config":
        """The settings of this checkout and machine, with what is given in their place.

        `store` is else `$DATELINE_STORE`, read now and not at import, else `data/store` of the
        checkout; `workers` is else the number of cores this process may use.

        Raises:
            ConfigError: if a number is out of range.
        """
        data = _CHECKOUT / "data"
        named = os.environ.get("DATELINE_STORE")
        return cls(
            store=store or (Path(named) if named else data / "store"),
            gazetteer=gazetteer or data / "gazetteer",
            codebook=codebook or data / "codebook.toml",
            workers=len(os.sched_getaffinity(0)) if workers is None else workers,
            batch=batch,
            patience=20.0 if online is None else _PATIENCE_ONLINE,
            online=online,
            outlets=outlets,
            profiles=profiles,
        )
