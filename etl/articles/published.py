"""Which days of publication can be meant."""

from etl.dates import DateInterval

YEARS = (1500, 2200)  # from the first news sheets to beyond any plan


def is_news(published: DateInterval) -> bool:
    """Whether something printed can have come out then; other years are slips of the pen."""
    start = published.start
    return start is not None and YEARS[0] <= start.year <= YEARS[1]
