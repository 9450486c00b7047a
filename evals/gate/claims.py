"""What a policy demands of two variants, each demand with the figure that decides it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from evals.artifact import Artifact
from evals.comparison.baselines import ALWAYS_PASS, null_rates
from evals.comparison.scores import is_judge
from evals.gate.decision import Demand
from evals.gate.governing import Governed, governed
from evals.gate.measures import Measures, enough
from evals.gate.policy import Policy
from evals.gate.results import Results, Sides
from evals.gate.shape import Entry
from evals.gate.slicing import sliced
from evals.statistics import Comparison, Interval

Figure = Comparison | Interval


@dataclass(frozen=True, slots=True)
class Claim:
    """A demand to be decided.

    Attributes:
        name: of the evaluator, of several taken as one, or of the cost.
        where: the slice; empty for all runs.
        demand: None where all is ignored.
        bound: as a share, see `Line`.
        why: the reason that the policy gives.
        at: the figure with an interval of this confidence, 0 to 1; None where nothing can be told.
        obstacle: why nothing can be told, or why nothing is asked.
    """

    name: str
    where: str
    demand: Demand | None
    bound: float
    why: str
    at: Callable[[float], Figure] | None = None
    obstacle: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """What all claims of an experiment rest on; `easy`: by judge, what takes no work and passes all the same."""

    results: Results
    measures: Measures
    max_unscored: float
    easy: Mapping[str, str]


def claims(artifact: Artifact, policy: Policy, results: Results, measures: Measures) -> Iterator[Claim]:
    """Every demand on an evaluator, then those on slices.

    Raises:
        PolicyError: the policy does not fit the experiment.
    """
    lines = governed(policy, artifact)
    ground = Ground(results, measures, policy.said.max_unscored / 100, _easy(artifact))
    silent = {line.key for line in lines} - {
        line.key for line in lines if any(results.spoke(evaluator) for evaluator in line.evaluators)
    }
    for line in lines:
        yield from _of_line(ground, line, line.key in silent)
    for part in sliced(policy, artifact, lines):
        for line in part.lines:
            sides = results.of(line.evaluators, part.cases)
            if part.entry.ignore:
                yield Claim(line.name, part.name, None, 0, part.entry.why)
            elif sides.spoken:
                entry = Entry(why=part.entry.why, margin=part.entry.margin)
                yield from _demands(ground, line._replace(entry=entry), part.name, sides)


def _of_line(ground: Ground, line: Governed, silent: bool) -> Iterator[Claim]:
    entry, sides = line.entry, ground.results.of(line.evaluators)
    if entry.ignore:
        yield Claim(line.name, "", None, 0, entry.why)
    elif sides.spoken:
        yield from _demands(ground, line, "", sides)
    elif silent and not entry.optional:
        obstacle = "it says nothing of any run; an entry that an experiment may come without says `optional: true`"
        yield Claim(line.name, "", Demand.LOSS, -(entry.margin or 0) / 100, entry.why, obstacle=obstacle)
    else:
        yield Claim(line.name, "", None, 0, entry.why, obstacle="it applies to no run")


def _demands(ground: Ground, line: Governed, where: str, sides: Sides) -> Iterator[Claim]:
    entry, obstacle = line.entry, _obstacle(ground, line, sides)
    for demand, points in ((Demand.LOSS, entry.margin), (Demand.GAIN, entry.superiority), (Demand.FLOOR, entry.floor)):
        if points is not None:
            bound = (-points if demand is Demand.LOSS else points) / 100
            at = None if obstacle else _figure(ground.measures, sides, demand)
            yield Claim(line.name, where, demand, bound, entry.why, at, obstacle)


def _figure(measures: Measures, sides: Sides, demand: Demand) -> Callable[[float], Figure]:
    if demand is Demand.FLOOR:
        return lambda level: measures.rate(sides, level)
    return lambda level: measures.difference(sides.pairs, level)


def _obstacle(ground: Ground, line: Governed, sides: Sides) -> str:
    easy = [said for evaluator in line.evaluators if (said := ground.easy.get(evaluator))]
    if easy and not line.entry.null_may_pass:
        return f"{easy[0]}, which takes no work: it cannot tell good from bad"
    if sides.missing > ground.max_unscored * sides.spoken:
        return (
            f"{sides.missing:,} of {sides.spoken:,} runs have no number on both sides: unscored, lost, or of one side "
            f"alone; allowed: {100 * ground.max_unscored:g} %"
        )
    return "" if enough(sides.pairs.clusters) else "there are pairs of fewer than two tuples"


def _easy(artifact: Artifact) -> dict[str, str]:
    """Judges alone: a plan without a stop breaks few rules, and that is no fault of theirs."""
    return {
        rate.evaluator: f"{rate.null} passes it on {rate.passed:,} of {rate.scored:,} runs"
        for rate in null_rates(artifact)
        if rate.easy and is_judge(rate.evaluator) and rate.null != ALWAYS_PASS
    }
