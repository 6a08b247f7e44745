"""What was skipped and why: counted, listed, never silent."""

from dataclasses import dataclass


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
