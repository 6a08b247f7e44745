"""The options that mean the same in every command."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from etl.errors import ConfigError
from etl.online_choice import PUBLIC, Online

Command = Callable[..., Any]
_ANSWERS = Path(__file__).resolve().parents[1] / "data" / "online" / "answers.sqlite"

store = click.option(
    "--store",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the tables; else $DATELINE_STORE, else data/store.",
)
workers = click.option(
    "--workers",
    type=click.IntRange(min=1),
    help="Processes; as many as there are cores, if not given.",
)
output = click.option(
    "-o", "output", default="-", type=click.Path(dir_okay=False), help="Write here, not to stdout."
)
paths = click.argument("paths", nargs=-1, required=True, type=click.Path())


def knowing(command: Command) -> Command:
    """What may be known of an outlet beside the article: `outlets` and `profiles`."""
    outlets = click.option(
        "--outlets",
        type=click.Path(dir_okay=False, path_type=Path),
        help="TOML file that states where outlets are at home.",
    )
    profiles = click.option(
        "--profiles/--no-profiles",
        default=True,
        help="Let an outlet's other articles say which place is meant.",
    )
    return outlets(profiles(command))


def serving(command: Command) -> Command:
    """The options of the commands that open the page."""
    port = click.option("--port", default=8501, show_default=True, type=click.IntRange(1, 65535))
    opens = click.option("--open/--no-browser", "opens", default=True, help="Open a browser on it.")
    return port(opens(command))


def online(command: Command) -> Command:
    """The options that let an online geocoder be asked; the command is given it as `online`."""

    @wraps(command)
    def choosing(
        *arguments: Any,
        geocoder: str | None,
        geocoder_url: str,
        user_agent: str,
        geonames_user: str,
        geocoder_cache: Path | None,
        **rest: Any,
    ) -> Any:
        if geocoder is None:
            if geocoder_url or geocoder_cache:
                raise ConfigError("--geocoder-url and --geocoder-cache need --geocoder.")
            return command(*arguments, online=None, **rest)
        chosen = Online(
            service=geocoder,
            url=(geocoder_url or PUBLIC[geocoder]).rstrip("/"),
            user_agent=user_agent,
            username=geonames_user,
            cache=geocoder_cache or _ANSWERS,
        )
        return command(*arguments, online=chosen, **rest)

    offering: Command = choosing
    for option in (
        click.option(
            "--geocoder-cache",
            type=click.Path(dir_okay=False, path_type=Path),
            help="File of its answers; else data/online/answers.sqlite.",
        ),
        click.option(
            "--geonames-user",
            envvar="GEONAMES_USER",
            default="",
            help="Account at GeoNames; else $GEONAMES_USER.",
        ),
        click.option(
            "--user-agent",
            envvar="DATELINE_USER_AGENT",
            default="",
            help="Who asks, with a contact; else $DATELINE_USER_AGENT.",
        ),
        click.option("--geocoder-url", default="", help="A server of your own: http(s)://host."),
        click.option(
            "--geocoder",
            type=click.Choice(["nominatim", "photon", "geonames"]),
            help="Ask it, online, for the names that the gazetteer lacks.",
        ),
    ):
        offering = option(offering)
    return offering


def filtering(command: Command) -> Command:
    """The filters of the dashboard as options."""
    day = click.DateTime(["%Y-%m-%d"])
    for option in (
        click.option("--text", default="", help="Words that the printed sentence holds."),
        click.option("--min-confidence", default=0.0, type=click.FloatRange(0, 1)),
        click.option("--source", "sources", multiple=True, help="An outlet, as printed."),
        click.option("--review", "reviews", multiple=True, help="unreviewed, rejected, ..."),
        click.option("--status", "statuses", multiple=True, help="reported, planned, ..."),
        click.option("--undated", is_flag=True, help="Only events without a date."),
        click.option("--surely", is_flag=True, help="The whole interval within --from and --to."),
        click.option("--to", "last", type=day, help="Last day, included."),
        click.option("--from", "first", type=day, help="First day, included."),
        click.option("--type", "types", multiple=True, help="An event type or finer kind."),
        click.option("--admin1", "admin1s", multiple=True, help="Name of a province."),
        click.option("--country", "countries", multiple=True, help="ISO code: IR"),
        click.option("--city", "cities", multiple=True, help="Name of a city."),
    ):
        command = option(command)
    return command
