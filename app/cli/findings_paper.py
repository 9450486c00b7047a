"""What else an experiment says, on a terminal, in a line each: slices, power, noise, repetitions."""

from collections.abc import Iterator

from evals.artifact import Artifact
from evals.comparison import Claim, Comparisons, afterwards, noise, pass_k, slices
from evals.comparison.scores import is_judge
from evals.comparison.words import points, short
from evals.statistics import Interval, Verdict

MOST_LINES = 5
"""Of a kind, unless all are asked for."""


def findings(artifact: Artifact, found: Comparisons, every: bool) -> Iterator[str]:
    """Lines, those that matter most first; with `every`, all of them."""
    parts, power = _slices(artifact, found, every), _power(artifact, found)
    for said in map(list, (parts, power, _noise(artifact, found), _repeats(artifact, found, every))):
        yield from said if every else said[:MOST_LINES]
        if len(said) > MOST_LINES and not every:
            yield f"  and {len(said) - MOST_LINES:,} more of the kind: --all"


def stopped(found: Comparisons) -> Iterator[str]:
    """What came of a rule to stop."""
    if found.stopping is None:
        return
    rule, seen, tuples = found.stopping.rule, found.stopping.seen, found.stopping.tuples
    name = short(rule.evaluator, found.evaluators)
    for variant, stop in found.stopping.stops.items():
        if stop is None:
            yield f"{variant}: no verdict on {name} after {seen:,} of {tuples:,} tuples."
        else:
            margin = f" by more than {100 * rule.margin:g} points" if rule.margin else ""
            verdict = stop.verdict if rule.margin or stop.verdict is Verdict.WORSE else "better"
            yield f"{variant}: {verdict}{margin} on {name}, told after {stop.clusters:,} tuples that have a pair."
    yield (
        f"Its interval on {name} is of a confidence sequence over {seen:,} of {tuples:,} tuples and "
        "holds however often one looks. Those of other evaluators, and of slices, take no account of having stopped."
    )


def _slices(artifact: Artifact, found: Comparisons, every: bool) -> Iterator[str]:
    """What is worse somewhere, and what is better where the whole is not; with `every`, all that is either."""
    told = [one for one in slices(artifact, found) if one.claim in (Claim.WORSE, Claim.BETTER)]
    news = [one for one in told if every or found.paired[one.evaluator, one.variant].claim is not one.claim]
    for one in sorted(news, key=lambda one: one.claim is Claim.BETTER):
        if one.comparison:
            name = short(one.evaluator, found.evaluators)
            yield (
                f"Where {one.dimension} is {one.value}, {one.variant} is {one.claim} on {name} by "
                f"{points(one.comparison, one.claim)} (Benjamini-Hochberg over slices)"
            )


def _power(artifact: Artifact, found: Comparisons) -> Iterator[str]:
    """Of what cannot be told though some pairs disagree; judges first."""
    for after in afterwards(artifact, found):
        pair = found.paired[after.evaluator, after.variant]
        if pair.claim is Claim.CANNOT_TELL and pair.comparison and pair.comparison.discordant:
            least = "no true difference" if after.smallest is None else f"one of {100 * after.smallest:.0f} points"
            name = short(after.evaluator, found.evaluators)
            seen = f"{100 * abs(pair.comparison.difference):.0f} points"
            needed = f"; one as large as the {seen} seen takes {after.needed:,} tuples" if after.needed else ""
            yield f"{after.variant} on {name}: {least} is found 4 times in 5 by such a run{needed}"


def _noise(artifact: Artifact, found: Comparisons) -> Iterator[str]:
    """By how much equal things differ; evaluators on which they never did are passed over."""
    first = artifact.variants[0]
    for one in noise(artifact):
        name = short(one.evaluator, found.evaluators)
        if one.floor and one.floor.floor.point:
            yield f"A/A: two runs of {first} differ on {name} by up to {_up_to(one.floor.floor)} by chance"
        if one.judging and one.judging.floor.point:
            yield f"{name} looking twice at the same outputs differs by up to {_up_to(one.judging.floor)} by chance"
        if one.split and one.split.judges_share is not None:
            yield f"Of what varies on {name} within a case, {100 * one.split.judges_share:.0f} % is the judge's doing"


def _repeats(artifact: Artifact, found: Comparisons, every: bool) -> Iterator[str]:
    """pass^k of all repetitions; of judges, and where some case passes now and then."""
    last = artifact.experiment.repetitions
    for one in pass_k(artifact):
        low, point, high = (100 * value for value in (one.interval.low, one.interval.point, one.interval.high))
        if one.k == last and (every or (is_judge(one.evaluator) and point < 100)):
            name = short(one.evaluator, found.evaluators)
            share = f"{point:.0f} % of cases [{low:.0f}, {high:.0f}]"
            yield f"All {one.k} runs of a case pass {name} under {one.variant} in {share}"


def _up_to(floor: Interval) -> str:
    return f"{100 * floor.point:.0f} points [{100 * floor.low:.0f}, {100 * floor.high:.0f}]"
