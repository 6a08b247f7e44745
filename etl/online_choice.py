"""Which online geocoder a person has switched on; none unless asked for."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from etl.errors import ConfigError

# Where each service is reached, if no server of one's own is named.
PUBLIC = {
    "nominatim": "https://nominatim.openstreetmap.org",
    "photon": "https://photon.komoot.io",
    "geonames": "https://secure.geonames.org",
}
APART = 1.0  # seconds between two questions: what the public services ask for
TIMEOUT = 10.0  # seconds for one answer


@dataclass(frozen=True, slots=True)
class Online:
    """An online geocoder as the person switched it on.

    Attributes:
        service: a key of `PUBLIC`. url: of the server, without a trailing slash.
        user_agent: who asks, as the services demand. username: GeoNames' account, else empty.
        cache: the file of the answers.
        apart, timeout: seconds between two questions, and for one answer.
    """

    service: str
    url: str
    user_agent: str
    username: str
    cache: Path
    apart: float = APART
    timeout: float = TIMEOUT

    def __post_init__(self) -> None:
        if self.service not in PUBLIC:
            raise ConfigError(f"There is no geocoder {self.service!r}: {', '.join(PUBLIC)}.")
        parts = urlsplit(self.url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ConfigError(f"--geocoder-url must be http(s)://host, not {self.url!r}.")
        if parts.username or parts.query or parts.fragment:
            raise ConfigError("--geocoder-url takes a host and a path, nothing else.")
        if not self.user_agent.strip() or not self.user_agent.isprintable():
            raise ConfigError(
                "An online geocoder wants to know who asks: --user-agent 'name (contact)', "
                "or $DATELINE_USER_AGENT."
            )
        if self.service == "geonames" and not self.username:
            raise ConfigError("GeoNames wants an account: --geonames-user, or $GEONAMES_USER.")

    @property
    def told(self) -> str:
        """The source as a place keeps it: the service and its host."""
        return f"{self.service} at {urlsplit(self.url).netloc}"
