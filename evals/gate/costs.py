"""What a variant takes more than another, held against what it may."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from evals.artifact import Artifact, RowHead
from evals.gate.claims import Claim
from evals.gate.decision import Demand
from evals.gate.measures import enough
from evals.gate.shape import CostEntry, CostName
from evals.spending import tokens
from evals.statistics import Comparison, compare_ratio

TAKEN: Mapping[CostName, Callable[[RowHead], float]] = {
    "usd": lambda head: float(head.spent.usd or 0),
    "tokens": lambda head: tokens(head.spent),
    "seconds": lambda head: head.elapsed_ms / 1000,
}


def cost_claims(artifact: Artifact, variant: str, against: str, asked: Mapping[CostName, CostEntry]) -> Iterator[Claim]:
    """A claim for each cost that the policy names, by pairs of runs that are done."""
    heads = artifact.heads
    done = {key: head for key, head in sorted(heads.items()) if head.state == "done" and key.variant == variant}
    pairs = [(head, heads.get(key._replace(variant=against))) for key, head in done.items()]
    both = [(head, other) for head, other in pairs if other and other.state == "done"]
    clusters = [artifact.cases[head.case].cluster for head, _ in both]
    unpriced = any(head.spent.usd is None and head.spent.calls for pair in both for head in pair)
    for name, entry in asked.items():
        left, right = ([TAKEN[name](pair[side]) for pair in both] for side in (0, 1))
        claim = partial(Claim, name, "", Demand.COST, entry.most / 100, entry.why)
        if name == "usd" and unpriced:
            yield claim(obstacle="the price of some runs is not known")
        elif not enough(clusters):
            yield claim(obstacle="there are pairs of fewer than two tuples")
        elif not any(right):
            free = "" if any(left) else "neither side took any"
            yield (
                Claim(name, "", None, 0, entry.why, obstacle=free)
                if free
                else claim(obstacle=f"{against} took none, so that no share can be told")
            )
        else:
            yield claim(partial(_ratio, left, right, clusters))


def _ratio(left: list[float], right: list[float], clusters: list[str], level: float) -> Comparison:
    return compare_ratio(left, right, clusters, level)
