"""Shares, and the three figures that are made of right, given and wanted."""

from dataclasses import dataclass


def share(part: float, whole: float) -> float:
    """Part of a whole, 0 where there is no whole."""
    return part / whole if whole else 0.0


def f_beta(precision: float, recall: float, beta: float = 1.0) -> float:
    """The weighted harmonic mean: recall counts `beta` times as much as precision."""
    return share((1 + beta * beta) * precision * recall, beta * beta * precision + recall)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many are right of those given and of those wanted.

    Attributes:
        right: hits. given: what was predicted. wanted: what the gold holds.
    """

    right: int
    given: int
    wanted: int

    @property
    def precision(self) -> float:
        """Share of the given that is right."""
        return share(self.right, self.given)

    @property
    def recall(self) -> float:
        """Share of the wanted that is found."""
        return share(self.right, self.wanted)

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return f_beta(self.precision, self.recall)


def percent(value: float | None, width: int = 5) -> str:
    """A share as a percentage with one decimal; a dash where nothing was counted."""
    return f"{'-':>{width}}" if value is None else f"{100 * value:{width}.1f}"
