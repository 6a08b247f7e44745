"""What was skipped and why: counted, listed, never silent."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that was skipped or could not be understood.

    Attributes:
        stage: the step that skipped it: `read`, `extract`, `locate` or `store`.
        reason: one line for people, without the path.
        origin: the file it came from (its name, never the whole path), or the article's id.
        where: the place inside the origin, such as `line 12`; empty when it is the whole.
        advice: the next step for a person, one short sentence.
    """

    stage: str
    reason: str
    origin: str
    where: str = ""
    advice: str = ""

    def line(self) -> str:
        """The issue as the one line that the command prints."""
        place = f"{self.origin}, {self.where}" if self.where else self.origin
        return f"{place}: {self.reason}" + (f" {self.advice}" if self.advice else "")


# How many are kept to be shown, and how many reasons are told apart: input may be all bad.
SHOWN = 20
_REASONS = 1_000


@dataclass(slots=True)
class Skipped:
    """What a call skipped, in the same room however much it is.

    Attributes:
        number: all of them.
        first: the first `SHOWN`.
        reasons: how many for which reason; those beyond the first thousand are left out.
    """

    number: int = 0
    first: list[Issue] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)

    def add(self, issue: Issue) -> None:
        """Count one."""
        self.number += 1
        if len(self.first) < SHOWN:
            self.first.append(issue)
        if issue.reason in self.reasons or len(self.reasons) < _REASONS:
            self.reasons[issue.reason] += 1
