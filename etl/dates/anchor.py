"""Where the words are spoken from, and which of several days lies nearest to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from etl.dates.spans import Days

PIVOT = 69
"""Without an anchor, two digits from here on mean 19xx, lower ones 20xx (as in POSIX)."""

LEANING = 3
"""How many times farther a date seems that lies against a guessed tense (tuned: 2 to 4)."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The standpoint of an expression.

    Attributes:
        day: the day of publication, or None.
        told: the days told last, or None.
        tense: "past", "future" or None.
        is_sure: the tense is known from the verb itself, not guessed from the words around.
    """

    day: date | None
    told: Days | None = None
    tense: str | None = None
    is_sure: bool = False

    def full_year(self, short: int) -> int:
        """The year that two digits mean: the one nearest to the anchor, else by `PIVOT`."""
        if self.day is None:
            return short + (1900 if short >= PIVOT else 2000)
        here = self.day.year
        centuries = (here // 100 * 100 + step for step in (-100, 0, 100))
        return min((century + short for century in centuries), key=lambda year: abs(year - here))

    def nearest(self, options: Sequence[Days], base: date) -> Days | None:
        """The option nearest to the base, on the side that the tense tells."""
        if self.is_sure and self.tense == "past":
            options = [days for days in options if days[0] <= base] or options
        elif self.is_sure and self.tense == "future":
            options = [days for days in options if days[1] >= base] or options
        return min(options, key=self._distance(base), default=None)

    def _distance(self, base: date) -> Callable[[Days], int]:
        def distance(days: Days) -> int:
            if days[0] <= base <= days[1]:
                return 0
            is_later = days[0] > base
            apart = (days[0] - base).days if is_later else (base - days[1]).days
            return apart * (LEANING if self.tense == ("past" if is_later else "future") else 1)

        return distance


def latest_before(options: Sequence[Days], limit: date) -> Days | None:
    """The last option that ends before a day."""
    return max((days for days in options if days[1] < limit), default=None)


def first_after(options: Sequence[Days], limit: date) -> Days | None:
    """The first option that starts after a day."""
    return min((days for days in options if days[0] > limit), default=None)
