"""A judge's pass rate, corrected by its sensitivity and specificity: also of outputs of which none is labelled."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from evals.statistics.clusters import Clusters, Floats, outcomes, share
from evals.statistics.judged import Arrays, JudgedSet, arrays
from evals.statistics.libraries import t_quantile
from evals.statistics.paired import Names
from evals.statistics.parts import Part, correlations
from evals.statistics.results import LEVEL, Interval

METHOD = "Rogan-Gladen, by inverting MOVER"
STEPS = 2_000


class Errors(NamedTuple):
    """The judge's pass rate, and how it errs: sensitivity and specificity."""

    judge: Part
    sensitivity: Part
    specificity: Part


def transferred_rate(
    judge: Sequence[float], measured: JudgedSet, clusters: Names = None, level: float = LEVEL
) -> Interval:
    """The share that people would pass of outputs of which none is labelled.

    It takes for granted that the judge errs there as it does on the labelled outputs: as often on what people pass, and
    as often on what they fail. Labels of the set itself need no such thing: see `corrected_rate`.

    Args:
        judge: 1 or 0 of each output of the set.
        measured: another set with labels.
        clusters: the tuples of the set; those of the same name as in `measured` are the same.
        level: confidence.

    Raises:
        ValueError: labels without passes or without fails, a judge that is no better than chance.

    Source: Rogan, Gladen, "Estimating prevalence from the results of a screening test", American Journal of
    Epidemiology 107 (1978). The interval holds the rates that agree with the judge's rate (as Fieller's does).
    """
    verdicts, data = outcomes("judge", judge), arrays(measured)
    own = [("set", place) for place in range(len(verdicts))] if clusters is None else list(clusters)
    theirs = [("measured", at) for at in range(len(data.judge))] if measured.clusters is None else measured.clusters
    groups = Clusters.of([*own, *theirs], len(own) + len(theirs))
    rate = Part.of(verdicts, np.ones(len(verdicts)), groups.codes[: len(own)], groups.count)
    errors = errors_of(rate, data, groups.codes[len(own) :][data.seen], groups.count)
    if errors is None:
        raise ValueError("the labels hold no passes, or no fails, or the judge is no better than chance; allowed: else")
    quantile = t_quantile(share("level", level) / 2 + 0.5, data.labelled_clusters - 1)
    return _inverted(errors, quantile, level, len(verdicts), len(set(own)))


def same_set_rate(data: Arrays, quantile: float, level: float) -> Interval | None:
    """The same of a set by its own labels; None where that cannot be said."""
    rate = Part.of(data.judge, np.ones(len(data.judge)), data.groups.codes, data.groups.count)
    errors = errors_of(rate, data, data.codes, data.groups.count)
    return None if errors is None else _inverted(errors, quantile, level, len(data.judge), data.groups.count)


def errors_of(rate: Part, data: Arrays, codes: npt.NDArray[np.intp], clusters: int) -> Errors | None:
    """How the judge errs on labelled outputs, beside its rate; None where that is unknown, or no better than chance."""
    said, weights = data.judge[data.seen], data.weights
    good, bad = weights * data.labels, weights * (1 - data.labels)
    if not (good.any() and bad.any()):
        return None
    sensitivity = Part.of(said[good > 0], good[good > 0], codes[good > 0], clusters)
    specificity = Part.of(1 - said[bad > 0], bad[bad > 0], codes[bad > 0], clusters)
    better = sensitivity.point + specificity.point > 1 + 1e-9
    return Errors(rate, sensitivity, specificity) if better else None


def _inverted(errors: Errors, quantile: float, level: float, n: int, clusters: int) -> Interval:
    rate, sensitivity, specificity = (part.point for part in errors)
    point = min(1.0, max(0.0, (rate + specificity - 1) / (sensitivity + specificity - 1)))
    rates = np.linspace(0, 1, STEPS + 1)
    factors = np.stack([np.ones_like(rates), -rates, 1 - rates], axis=1)
    gaps = factors @ np.array([rate, sensitivity, specificity]) - (1 - rates)
    below, above = _ways(errors, factors, quantile)
    agreeing = rates[(gaps - below <= 0) & (gaps + above >= 0)]
    low, high = (float(agreeing.min()), float(agreeing.max())) if len(agreeing) else (point, point)
    low, high = max(0.0, min(low, point) - 1 / STEPS), min(1.0, max(high, point) + 1 / STEPS)
    return Interval(point, low, high, level, METHOD, n, clusters)


def _ways(errors: Errors, factors: Floats, quantile: float) -> tuple[Floats, Floats]:
    """As `spread`, of many coefficients at once."""
    ends = [part.bounds(quantile) for part in errors]
    down = np.array([part.point - end.low for part, end in zip(errors, ends, strict=True)])
    up = np.array([end.high - part.point for part, end in zip(errors, ends, strict=True)])
    together = correlations(errors)
    below, above = factors * np.where(factors > 0, down, up), factors * np.where(factors > 0, up, down)
    return (
        np.sqrt(np.maximum(0, np.einsum("ti,ij,tj->t", below, together, below))),
        np.sqrt(np.maximum(0, np.einsum("ti,ij,tj->t", above, together, above))),
    )
