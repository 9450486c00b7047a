"""A comparison in a sentence."""

from collections.abc import Collection, Iterator

from evals.comparison.claims import ALPHA, Claim
from evals.comparison.compare import Comparisons, Cost, Paired
from evals.statistics import Comparison

MOST_NAMED = 3
SHORT = {Claim.NOT_WORSE: "not worse on", Claim.CANNOT_TELL: "cannot be told on"}


def headline(found: Comparisons) -> list[str]:
    """The verdict, a sentence for each variant but the first; one that says what there is where nothing is compared."""
    if not found.evaluators:
        return ["Nothing is scored."]
    if len(found.variants) == 1:
        return [f"{found.variants[0]} alone: nothing to compare it with."]
    return [_sentence(found, variant, cost) for variant, cost in zip(found.variants[1:], found.costs, strict=True)]


def _sentence(found: Comparisons, variant: str, cost: Cost) -> str:
    paired = [pair for (_, name), pair in found.paired.items() if name == variant]
    parts = [*_told(paired, found.evaluators), *_held(paired, found), *_dearer(cost)]
    done = sum(found.states[name]["done"] for name in (found.variants[0], variant))
    so_far = "" if done == 2 * found.asked else f", {_why(found)} ({done:,} of {2 * found.asked:,} runs are done)"
    return f"{variant} against {found.variants[0]}{so_far}: {', '.join(parts)}."


def _why(found: Comparisons) -> str:
    """Why there are fewer runs than were asked for."""
    if found.stopping is None or not found.stopping.decided:
        return "so far"
    seen, tuples = found.stopping.seen, found.stopping.tuples
    name = short(found.stopping.rule.evaluator, found.evaluators)
    return f"stopped early by {name} after {seen:,} of {tuples:,} tuples"


def _told(paired: list[Paired], among: Collection[str]) -> Iterator[str]:
    """What was found, the largest difference first."""
    for claim in (Claim.BETTER, Claim.WORSE):
        claimed = [pair for pair in paired if pair.claim is claim]
        said = [(short(pair.evaluator, among), pair.comparison) for pair in claimed if pair.comparison]
        for name, comparison in sorted(said, key=lambda one: -abs(one[1].difference)):
            yield f"{claim} on {name} by {points(comparison, claim)}"


def _held(paired: list[Paired], found: Comparisons) -> Iterator[str]:
    for claim, opening in SHORT.items():
        names = [short(pair.evaluator, found.evaluators) for pair in paired if pair.claim is claim]
        if names:
            listed = " and ".join(names) if len(names) <= MOST_NAMED else f"{len(names)} others"
            yield f"{opening} {listed}" + (f" (margin {100 * found.margin:g})" if claim is Claim.NOT_WORSE else "")


def _dearer(cost: Cost) -> Iterator[str]:
    for comparison, less, more in (
        (cost.usd, "cheaper", "dearer"),
        (None if cost.usd else cost.tokens, "fewer tokens", "more tokens"),
        (cost.seconds, "faster", "slower"),
    ):
        if comparison and comparison.p_value <= ALPHA and round(abs(comparison.difference), 2):
            sign, kind = (-1, less) if comparison.difference < 0 else (1, more)
            low, high = sorted((sign * comparison.low, sign * comparison.high))
            yield f"{sign * 100 * comparison.difference:.0f} % {kind} [{100 * low:.0f}, {100 * high:.0f}]"


def points(comparison: Comparison, claim: Claim) -> str:
    """`31 points [24, 38]`: how much better, or how much worse."""
    sign = -1 if claim is Claim.WORSE else 1
    low, high = sorted((sign * comparison.low, sign * comparison.high))
    return f"{sign * 100 * comparison.difference:.0f} points [{100 * low:.0f}, {100 * high:.0f}]"


def short(evaluator: str, among: Collection[str] = ()) -> str:
    """Its name without the version: `friendly` of `friendly.judge@v3+1f2e3d4c`, with what tells it from others.

    A model that was chosen for a judge stays: `friendly:gpt-4.1-mini`. Where another one `among` those that are shown
    would have the same name, the version stays as well: `friendly@v3`; then its digest.
    """
    others = [_names(other) for other in among if other != evaluator]
    return next(name for name in _names(evaluator) if not any(name in names for names in others))


def _names(evaluator: str) -> tuple[str, ...]:
    """From the shortest to the whole."""
    name, _, rest = evaluator.partition("@")
    version, colon, model = rest.partition(":")
    bare, number = name.removesuffix(".judge"), version.partition("+")[0]
    return f"{bare}{colon}{model}", f"{bare}@{number}{colon}{model}", evaluator
