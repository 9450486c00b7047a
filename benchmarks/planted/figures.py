"""How often what was said is true, as figures."""

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.planted.deeds import short
from benchmarks.planted.draws import AGAIN, VARIANTS
from benchmarks.planted.gates import scenes
from benchmarks.planted.profiles import BASE, MUCH_WORSE, WORSE
from benchmarks.planted.seen import Name, Seen, share_of
from benchmarks.report import Figure
from benchmarks.wilson import Share
from evals.comparison.claims import ALPHA, Claim
from evals.statistics import Comparison, Interval

LEAST_COVERED, MOST_REJECTED, MOST_SHIPPED, MOST_BLOCKED = 93, 6, 2.5, 5
ROUNDING = 1e-12
DIFFERENT = Claim.BETTER, Claim.WORSE
Truth = Mapping[Name, float]


def coverage(found: Sequence[Seen], truth: Truth) -> Iterator[Figure]:
    """Of rates, and of differences from the base: where it is lowest; by evaluator."""
    for evaluator in _evaluators(truth):
        names = {f"{100 * truth[evaluator, variant]:.1f} %": (evaluator, variant) for variant in VARIANTS}
        ours = {
            said: share_of(found, lambda seen, n=name: _holds(seen.rates[n], truth[n])) for said, name in names.items()
        }
        plain = [share_of(found, lambda seen, n=name: _holds(seen.plain[n], truth[n])) for name in names.values()]
        most = max(share.percent for share in plain)
        beside = f"as if every run were on its own {min(share.percent for share in plain):.1f} to {most:.1f}"
        yield _covered(f"{short(evaluator)}, rates", ours, beside)
    for evaluator in _evaluators(truth):
        losses = {variant: truth[evaluator, variant] - truth[evaluator, BASE] for variant in VARIANTS[1:]}
        shares = {
            f"{100 * loss:+.1f} points": share_of(
                found, lambda seen, n=(evaluator, variant), t=loss: _holds(seen.paired[n].comparison, t)
            )
            for variant, loss in losses.items()
        }
        yield _covered(f"{short(evaluator)}, differences", shares)


def errors(found: Sequence[Seen], truth: Truth) -> Iterator[Figure]:
    """How often a difference is seen where none is, and where one is."""
    for evaluator in _evaluators(truth):
        share = share_of(found, lambda seen, name=(evaluator, AGAIN): _p_value(seen, name) <= ALPHA)
        yield _at_most(f"type-I error of {short(evaluator)} at 5 %", share, MOST_REJECTED)
    share = share_of(found, lambda seen: any(_claim(seen, (one, AGAIN)) in DIFFERENT for one in _evaluators(truth)))
    yield _at_most("better or worse on anything, where nothing differs", share, MOST_REJECTED)
    for evaluator in _evaluators(truth):
        for variant in (WORSE, MUCH_WORSE):
            share = share_of(found, lambda seen, name=(evaluator, variant): _claim(seen, name) is Claim.WORSE)
            loss = 100 * (truth[evaluator, variant] - truth[evaluator, BASE])
            yield Figure.of(
                f"called worse on {short(evaluator)} at {loss:+.1f} points", [share.percent], "%", str(share)
            )


def gates(found: Sequence[Seen], truth: Truth) -> Iterator[Figure]:
    """How often the gate says what, and how often that is wrong."""
    for name, scene in scenes(truth).items():
        codes = [seen.exits[name] for seen in found]
        shipped, blocked, unsure = (Share(codes.count(code), len(codes)) for code in range(3))
        beside = f"exit 0 {shipped.percent:.1f} %, 1 {blocked.percent:.1f} %, 2 {unsure.percent:.1f} %"
        if scene.no_shipping:
            yield _at_most(f"gate, {name}: ships", shipped, MOST_SHIPPED, beside)
        if scene.no_blocking:
            yield _at_most(f"gate, {name}: blocks", blocked, MOST_BLOCKED, beside)


def _evaluators(truth: Truth) -> list[str]:
    return [evaluator for evaluator, variant in truth if variant == BASE]


def _covered(name: str, shares: Mapping[str, Share], more: str = "") -> Figure:
    lowest = min(shares.values(), key=lambda share: share.percent)
    all_of_them = ", ".join(f"{share.percent:.1f} at {said}" for said, share in shares.items())
    beside = "; ".join(filter(None, [str(lowest), all_of_them, more]))
    return Figure.at_least(f"{name}: covered", [lowest.percent], LEAST_COVERED, "%", beside)


def _at_most(name: str, share: Share, most: float, beside: str = "") -> Figure:
    return Figure.at_most(name, [share.percent], most, "%", "; ".join(filter(None, [str(share), beside])))


def _holds(found: Interval | Comparison | None, truth: float) -> bool:
    return found is not None and found.low - ROUNDING <= truth <= found.high + ROUNDING


def _p_value(seen: Seen, name: Name) -> float:
    comparison = seen.paired[name].comparison
    return comparison.p_value if comparison else 1.0


def _claim(seen: Seen, name: Name) -> Claim:
    return seen.paired[name].claim
