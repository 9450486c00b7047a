"""A judge's pass rate, corrected by what people say of a part of the outputs."""

from dataclasses import dataclass

from evals.statistics.clusters import share
from evals.statistics.intervals import rate_interval
from evals.statistics.judged import Arrays, JudgedSet, Parts, arrays
from evals.statistics.libraries import t_quantile
from evals.statistics.parts import spread
from evals.statistics.results import LEVEL, Interval
from evals.statistics.transferred import same_set_rate

METHOD = "prediction-powered, MOVER over Jeffreys intervals"


@dataclass(frozen=True, slots=True)
class CorrectedRate:
    """How many outputs people would pass.

    Attributes:
        interval: the corrected rate.
        judge_alone: what the judge says, as if it did not err.
        labels_alone: what the labels say without the judge.
        shift: by how much the judge alone misleads: its rate less the corrected one.
        cross_check: the rate by Rogan and Gladen; None where labels hold no passes or no fails, or where the judge is
            no better than chance.
        labels: outputs that are labelled.
    """

    interval: Interval
    judge_alone: Interval
    labels_alone: Interval
    shift: Interval
    cross_check: Interval | None
    labels: int

    @property
    def misleads(self) -> bool:
        """Whether the judge alone is certainly off."""
        return self.shift.low > 0 or self.shift.high < 0

    def __str__(self) -> str:
        sign = "certainly" if self.misleads else "perhaps"
        return f"{self.interval}, by {self.labels} labels; the judge alone says {self.judge_alone}, {sign} misleading"


def corrected_rate(judged: JudgedSet, level: float = LEVEL) -> CorrectedRate:
    """The share of all outputs that people would pass, from the judge on all and people on some.

    Of what the judge passed, the labels say how much people pass; so of what it failed; and the judge's rate says how
    many there are of each. For a judge of two verdicts this is the prediction-powered estimate with the best tuning
    (PPI++). It holds however bad the judge is, if the labelled outputs were drawn with known chances. It covers the
    rate that people would give: where they err, that error stays in it.

    Its interval is put together from those of the three rates (`spread`), with effective numbers of values for tuples
    and weights, and Student's quantile with one degree of freedom less than there are labelled tuples. truescore's
    `ppi_estimate` knows no weights and no tuples that are labelled in part, and is symmetric; coverage of both stands
    in `benchmarks/RESULTS.md`.

    Args:
        judged: verdicts and labels.
        level: confidence.

    Raises:
        ValueError: what `arrays` refuses, a level that is no share.

    Source: Angelopoulos, Bates, Zrnic, "PPI++: efficient prediction-powered inference" (2023); Särndal, Swensson,
    Wretman, "Model assisted survey sampling" (1992), chapter 7: poststratification.
    """
    data = arrays(judged)
    parts, quantile = data.parts(), t_quantile(share("level", level) / 2 + 0.5, data.labelled_clusters - 1)
    judge = rate_interval(judged.judge, judged.clusters, level)
    names = data.codes.tolist()
    return CorrectedRate(
        _interval(data, parts, quantile, level),
        judge,
        rate_interval(data.labels.tolist(), names, level, data.weights.tolist()),
        _shift(data, parts, quantile, level),
        same_set_rate(data, quantile, level),
        len(data.labels),
    )


def _interval(data: Arrays, parts: Parts, quantile: float, level: float) -> Interval:
    below, above = spread(parts, parts.slopes, quantile)
    low, high = max(0.0, parts.rate - below), min(1.0, parts.rate + above)
    return Interval(parts.rate, low, high, level, METHOD, len(data.judge), data.groups.count)


def _shift(data: Arrays, parts: Parts, quantile: float, level: float) -> Interval:
    below, above = spread(parts, parts.shift_slopes, quantile)
    shift = parts.judge.point - parts.rate
    low, high = max(-1.0, shift - below), min(1.0, shift + above)
    return Interval(shift, low, high, level, METHOD, len(data.judge), data.groups.count)
