"""Which demands are held, and which are shown to be missed, with the two errors of the gate under control.

To ship, every demand has to be held, each at an interval of 95 %. What is worse than its bound passes its own line in
at most 2.5 % of experiments, and the whole gate no more often than that line: no correction is needed, however many
lines there are (the intersection-union test: Berger, "Multiparameter hypothesis testing and acceptance sampling",
Technometrics 24, 1982; Berger, Hsu, "Bioequivalence trials, intersection-union tests and equivalence confidence sets",
Statistical Science 11, 1996). Demands of superiority are all required, too, so they need none either.

To block, one demand that is shown to be missed suffices: a union, in which every further line is another chance to err.
Holm's procedure keeps the chance that anything at all is blocked, when nothing misses its demand, at 5 % or less,
however the lines depend on each other (Holm, "A simple sequentially rejective multiple test procedure", Scandinavian
Journal of Statistics 6, 1979). It is done with intervals in place of p-values: of k demands that are left, those are
missed whose interval of 1 - 2 * 0.05 / k lies beyond the bound; then the others are looked at anew. An interval is
never shorter than the one of 95 % that is shown.

Both hold for one look at a whole run. Between them lies "cannot tell".
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from evals.gate.claims import Claim, Figure
from evals.gate.decision import Demand, Finding
from evals.statistics import LEVEL, Comparison, Verdict, decide

RISK = 0.05
"""The largest chance to block anything when no demand is missed."""


class Decided(NamedTuple):
    """Of a claim: its figure at 95 %, the finding, and at which confidence it was, or would be, called missed."""

    figure: Figure | None
    finding: Finding
    level: float


def decided(claims: Sequence[Claim]) -> list[Decided]:
    """Every claim, in the same order."""
    figures = [claim.at(LEVEL) if claim.at else None for claim in claims]
    verdicts = [_verdict(claim, figure) for claim, figure in zip(claims, figures, strict=True)]
    missed = _missed(claims, [at for at, verdict in enumerate(verdicts) if verdict is Verdict.WORSE])
    strictest = _level(sum(claim.at is not None for claim in claims))
    return [
        Decided(figure, _finding(claim, verdict, at in missed), missed.get(at, strictest))
        for at, (claim, figure, verdict) in enumerate(zip(claims, figures, verdicts, strict=True))
    ]


def _missed(claims: Sequence[Claim], likely: list[int]) -> dict[int, float]:
    """Which of the likely ones are missed, each with the confidence at which it is."""
    left, missed = sum(claim.at is not None for claim in claims), dict[int, float]()
    while likely:
        level = _level(left - len(missed))
        found = {at: level for at in likely if _beyond(claims[at], level)}
        if not found:
            break
        missed |= found
        likely = [at for at in likely if at not in found]
    return missed


def _level(left: int) -> float:
    return max(LEVEL, 1 - 2 * RISK / max(1, left))


def _beyond(claim: Claim, level: float) -> bool:
    return claim.at is not None and _verdict(claim, claim.at(level)) is Verdict.WORSE


def _verdict(claim: Claim, figure: Figure | None) -> Verdict:
    """Where the interval lies: `not worse` is beyond the bound on the right side of it."""
    if figure is None:
        return Verdict.CANNOT_TELL
    return decide(_distance(figure, claim.bound), 0.0, higher_is_better=claim.demand is not Demand.COST).verdict


def _distance(figure: Figure, bound: float) -> Comparison:
    """The figure as a difference to the bound."""
    low, high = figure.low - bound, figure.high - bound
    if isinstance(figure, Comparison):
        return replace(figure, difference=figure.difference - bound, low=low, high=high)
    return Comparison(figure.point - bound, low, high, figure.level, 1.0, figure.method, figure.n, figure.clusters)


def _finding(claim: Claim, verdict: Verdict, missed: bool) -> Finding:
    if claim.demand is None:
        return Finding.IGNORED
    if missed:
        return Finding.MISSED
    return Finding.HELD if verdict is Verdict.NOT_WORSE else Finding.CANNOT_TELL
