"""What the gate found: a line for each demand of the policy, and what they come to."""

from dataclasses import dataclass
from enum import StrEnum

from evals.statistics import Verdict


class Finding(StrEnum):
    """What a line comes to."""

    HELD = "held"
    MISSED = "missed"
    CANNOT_TELL = "cannot tell"
    IGNORED = "ignored"


class Demand(StrEnum):
    """What is asked of a figure: that it lies above a bound, or, of a cost, below it."""

    LOSS = "margin"
    GAIN = "superiority"
    FLOOR = "floor"
    COST = "cost"


@dataclass(frozen=True, slots=True)
class Figures:
    """An estimate with its interval of 95 %, as a share, and what it rests on."""

    point: float
    low: float
    high: float
    runs: int
    tuples: int


@dataclass(frozen=True, slots=True)
class Line:
    """A demand and whether it is held.

    Attributes:
        name: of the evaluator, of several taken as one, or of the cost.
        where: the slice, such as `mood=frustrated`; empty for all runs.
        demand: None where all is ignored.
        bound: as a share: -0.05 for a margin of 5 points, 0.2 for a cost that may grow by 20 %.
        figures: None where there are none.
        finding: what it comes to.
        reason: why, in words and figures.
        why: what the policy gives as its reason.
        more: tuples that would be needed beside those that there are, where it cannot be told.
    """

    name: str
    where: str
    demand: Demand | None
    bound: float
    figures: Figures | None
    finding: Finding
    reason: str
    why: str
    more: int | None = None

    @property
    def title(self) -> str:
        """`friendly.judge margin, mood=frustrated`."""
        demand = f" {self.demand}" if self.demand else ""
        return f"{self.name}{demand}" + (f", {self.where}" if self.where else "")


@dataclass(frozen=True, slots=True)
class GateDecision:
    """May `variant` ship in the place of `against`? `problems` are why nothing can be told, whatever the lines say."""

    experiment: str
    policy: str
    variant: str
    against: str
    lines: tuple[Line, ...]
    problems: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """Not worse when every demand is held; worse when one is shown to be missed."""
        found = {line.finding for line in self.lines} - {Finding.IGNORED}
        if self.problems or not found:
            return Verdict.CANNOT_TELL
        if Finding.MISSED in found:
            return Verdict.WORSE
        return Verdict.CANNOT_TELL if Finding.CANNOT_TELL in found else Verdict.NOT_WORSE

    @property
    def exit_code(self) -> int:
        """0 not worse, 1 worse, 2 cannot tell."""
        return {Verdict.NOT_WORSE: 0, Verdict.WORSE: 1, Verdict.CANNOT_TELL: 2}[self.verdict]

    def of(self, finding: Finding) -> list[Line]:
        """The lines that come to this."""
        return [line for line in self.lines if line.finding is finding]


def unread(experiment: str, policy: str, problem: str) -> GateDecision:
    """Of an experiment or a policy that cannot be read, or do not fit each other."""
    return GateDecision(experiment, policy, "", "", (), (problem,))
