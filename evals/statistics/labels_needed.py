"""How many more labels would make a corrected rate as narrow as one wants it."""

from dataclasses import dataclass, replace

from evals.statistics.clusters import share
from evals.statistics.judged import Arrays, JudgedSet, Parts, arrays
from evals.statistics.libraries import t_quantile
from evals.statistics.parts import spread
from evals.statistics.results import LEVEL


@dataclass(frozen=True, slots=True)
class LabelsNeeded:
    """`more` labels, drawn as those there are, would bring the interval from `width` to `wanted`.

    `more` is None where labelling all outputs would not do: then the width stays at `least`, and more cases are needed.
    """

    more: int | None
    width: float
    wanted: float
    least: float

    def __str__(self) -> str:
        narrowed = f"from {100 * self.width:.0f} to {100 * self.wanted:.0f} points"
        if self.more is None:
            return f"no labels bring it {narrowed}: with all labelled it is {100 * self.least:.0f}; run more cases"
        return f"{self.more} more labels bring it {narrowed}"


def labels_needed(judged: JudgedSet, factor: float = 0.5, level: float = LEVEL) -> LabelsNeeded:
    """How many more labels bring the interval of the corrected rate to `factor` of its width.

    It takes the errors seen so far for those to come, and reckons with the same method at the larger number.

    Raises:
        ValueError: a factor that is not between 0 and 1, what `arrays` refuses.
    """
    data = arrays(judged)
    parts, labels, outputs = data.parts(), len(data.labels), len(data.judge)
    width = _width(data, parts, labels, level)
    wanted, least = share("factor", factor) * width, _width(data, parts, outputs, level)
    if least > wanted:
        return LabelsNeeded(None, width, wanted, least)
    low, high = labels, outputs
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _width(data, parts, middle, level) <= wanted else (middle, high)
    return LabelsNeeded(high - labels, width, wanted, least)


def _width(data: Arrays, parts: Parts, labels: int, level: float) -> float:
    """Of the interval with so many labels."""
    times = labels / len(data.labels)
    passed, failed = (replace(part, effective=part.effective * times) for part in (parts.passed, parts.failed))
    clusters = min(data.groups.count, data.labelled_clusters * times)
    quantile = t_quantile(level / 2 + 0.5, clusters - 1)
    below, above = spread((parts.judge, passed, failed), parts.slopes, quantile)
    return min(1.0, parts.rate + above) - max(0.0, parts.rate - below)
