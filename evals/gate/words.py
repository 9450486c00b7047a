"""What the gate found, in words."""

import re

from evals.gate.claims import Claim, Figure
from evals.gate.decision import Demand, Finding, GateDecision, Line
from evals.gate.holm import Decided
from evals.gate.measures import CORRECTED
from evals.statistics import Comparison, Verdict

MOST_NAMED = 3
NEXT = "\n"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def reason(claim: Claim, found: Decided, more: int | None, demands: int) -> str:
    """`-8.0 points [-15.1, -2.0], 5 may be lost: the interval reaches beyond; about 120 more tuples would tell`."""
    if found.figure is None:
        return claim.obstacle or "ignored by the policy"
    right, wrong = ("below", "above") if claim.demand is Demand.COST else ("above", "below")
    bound, one = _bound(claim), f"one of {100 * found.level:.4g} %, for there are {demands} demands"
    match found.finding:
        case Finding.HELD:
            where = f"the interval lies {right} {bound}"
        case Finding.MISSED:
            where = f"the interval lies {wrong} {bound}" + (f", even {one}" if demands > 1 else "")
        case _ if _beyond(claim, found.figure):
            where = f"the interval lies {wrong} {bound}, but not {one}; {_more(more)}"
        case _:
            where = f"{bound} lies within the interval; {_more(more)}"
    how = f", {found.figure.method}" if found.figure.method.startswith(CORRECTED) else ""
    return f"{figure(claim.demand, found.figure)}{how}: {where}"


def _beyond(claim: Claim, found: Figure) -> bool:
    return found.low > claim.bound if claim.demand is Demand.COST else found.high < claim.bound


def figure(demand: Demand | None, found: Figure) -> str:
    """`+57.1 points [40.0, 72.3]`, `12.0 % [8.1, 16.4]`."""
    point = found.difference if isinstance(found, Comparison) else found.point
    return written(demand, point, found.low, found.high)


def written(demand: Demand | None, point: float, low: float, high: float) -> str:
    """A figure in points, in percent where it is a rate or a cost."""
    point, low, high = (round(100 * value, 1) + 0.0 for value in (point, low, high))
    sign, unit = ("", " %") if demand is Demand.FLOOR else ("+", " %") if demand is Demand.COST else ("+", " points")
    return f"{point:{sign}.1f}{unit} [{low:{sign}.1f}, {high:{sign}.1f}]"


def clean(text: str) -> str:
    """Without characters that XML 1.0 cannot hold, nor UTF-8."""
    return _NOT_XML.sub("\ufffd", text)


def headline(decision: GateDecision) -> str:
    """The verdict in a sentence."""
    asked = sum(line.finding is not Finding.IGNORED for line in decision.lines)
    pair = f"{decision.variant} against {decision.against}" if decision.variant else decision.experiment
    if decision.problems:
        return f"cannot tell: {pair}: {decision.problems[0].partition(NEXT)[0]}"
    match decision.verdict:
        case Verdict.NOT_WORSE:
            return f"not worse: {pair} holds every demand of {decision.policy}, {asked} in all"
        case Verdict.WORSE:
            return f"worse: {pair} misses {named(decision.of(Finding.MISSED))}"
        case _:
            unsure = decision.of(Finding.CANNOT_TELL)
            most = [line.more for line in unsure]
            needed = f"; {_more(max(more for more in most if more))} on all of them" if all(most) else ""
            return f"cannot tell: {pair}: not on {named(unsure)}, of {asked} in all{needed}"


def details(decision: GateDecision) -> list[str]:
    """What the headline leaves out of the problems, a line each."""
    return [line for line in NEXT.join(decision.problems).split(NEXT)[1:] if line]


def named(lines: list[Line]) -> str:
    """The first of several demands, and how many others there are."""
    names = [line.title for line in lines[:MOST_NAMED]]
    if len(lines) > MOST_NAMED:
        names.append(f"{len(lines) - MOST_NAMED} others")
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _more(more: int | None) -> str:
    if more is None:
        return "no number of tuples that go like these would tell"
    return f"about {more:,} more tuple{'s' if more > 1 else ''} like these would tell"


def _bound(claim: Claim) -> str:
    points = f"{100 * claim.bound + 0.0:+g}" if claim.demand is not Demand.FLOOR else f"{100 * claim.bound:g}"
    return f"{points} %" if claim.demand in (Demand.FLOOR, Demand.COST) else points
