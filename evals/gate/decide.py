"""The gate itself: an artifact held against a policy."""

from collections.abc import Sequence

from evals.artifact import Artifact
from evals.comparison.corrected import Labelled
from evals.gate.claims import Claim, Figure, claims
from evals.gate.completeness import unfinished
from evals.gate.corrected import corrected_measures
from evals.gate.costs import cost_claims
from evals.gate.decision import Figures, Finding, GateDecision, Line
from evals.gate.holm import Decided, decided
from evals.gate.measures import Measures
from evals.gate.more import more_tuples
from evals.gate.policy import Policy, PolicyError
from evals.gate.results import Results
from evals.gate.words import reason
from evals.nulls import PREFIX
from evals.statistics import Comparison
from evals.suggest import unknown

PLAIN = Measures()


def decide_gate(
    artifact: Artifact,
    policy: Policy,
    variant: str | None = None,
    measures: Measures = PLAIN,
    labelled: Labelled | None = None,
) -> GateDecision:
    """May a variant ship?

    Comparisons are by pairs of runs, clustered by tuple, so that repetitions and cases of a tuple count as what they
    are. Something that is worse than a margin of the policy ships in at most 2.5 % of experiments; something that
    misses no demand is blocked in at most 5 % (see `holm`). What is neither shown is "cannot tell", as is all of an
    experiment that is not through.

    Args:
        artifact: a folder that was read.
        policy: what is demanded; it has to fit the experiment.
        variant: what is to ship, if not what the policy names, or the only one that it can be.
        measures: where the figures come from.
        labelled: labels of its outputs, by which figures of judges are corrected unless the policy says never.

    Raises:
        PolicyError: the policy does not fit the experiment, or it is not clear which variant is meant.
    """
    ship, against = _two(artifact, policy, variant)
    results, said = Results(artifact, ship, against), policy.said
    if labelled and said.corrected == "when labelled":
        measures = corrected_measures(artifact, labelled, (ship, against))
    asked = [*claims(artifact, policy, results, measures), *cost_claims(artifact, ship, against, said.costs)]
    problems = [*unfinished(artifact, ship, against, said.max_unscored / 100)]
    if all(claim.demand is None for claim in asked):
        problems.append(f"{policy.file} demands nothing of it")
    return GateDecision(
        artifact.folder.resolve().name, policy.file, ship, against, _lines(artifact, asked), tuple(problems)
    )


def _two(artifact: Artifact, policy: Policy, variant: str | None) -> tuple[str, str]:
    """What is to ship, and what it is compared with."""
    names, said = artifact.variants, policy.said
    real = [name for name in names if not name.startswith(PREFIX)]
    against = said.against or (real or names)[0]
    others = [name for name in real if name != against]
    ship = variant or said.ship or (others[0] if len(others) == 1 else None)
    if against not in names:
        raise PolicyError(f"{policy.at('against')}: {unknown('variant', against, names)}")
    if ship is None:
        which = f"say which: {', '.join(others)}" if others else "nothing is there to be compared with it"
        raise PolicyError(f"{len(others)} variants beside {against!r}; {which}")
    if ship not in names or ship == against:
        where = "" if variant else f"{policy.at('ship')}: "
        raise PolicyError(f"{where}{unknown('variant to ship', ship, [name for name in names if name != against])}")
    return ship, against


def _lines(artifact: Artifact, asked: Sequence[Claim]) -> tuple[Line, ...]:
    tuples = len({case.cluster for case in artifact.cases.values()})
    demands = sum(claim.at is not None for claim in asked)
    return tuple(_line(claim, found, tuples, demands) for claim, found in zip(asked, decided(asked), strict=True))


def _line(claim: Claim, found: Decided, tuples: int, demands: int) -> Line:
    more = more_tuples(claim, found, tuples) if found.finding is Finding.CANNOT_TELL else None
    why = reason(claim, found, more, demands)
    figures = _figures(found.figure) if found.figure else None
    return Line(claim.name, claim.where, claim.demand, claim.bound, figures, found.finding, why, claim.why, more)


def _figures(found: Figure) -> Figures:
    if isinstance(found, Comparison):
        return Figures(found.difference, found.low, found.high, found.n_pairs, found.clusters)
    return Figures(found.point, found.low, found.high, found.n, found.clusters)
