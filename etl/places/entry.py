"""One place as the build gathers it, before it becomes a record."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Entry:
    """A place with the names that are to be found in the trie.

    `names` maps a name as written to its match, an index into `layout.MATCHES`; the surest wins.
    """

    geonameid: int
    name: str
    kind: str
    country: str
    admin1: int | None
    latitude: float
    longitude: float
    population: int
    is_capital: bool = False
    names: dict[str, int] = field(default_factory=dict)
    parts: tuple[int, ...] = ()  # ids of the subdivisions that an area is made of

    def add(self, name: str, match: int) -> None:
        """Adds a name, or keeps the surer match of one that is there."""
        self.names[name] = min(match, self.names.get(name, match))
