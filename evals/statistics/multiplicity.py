"""Several p-values at once."""

from collections.abc import Sequence

from evals.statistics.clusters import numbers
from evals.statistics.libraries import benjamini_hochberg_adjusted, holm_adjusted


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Adjusted p-values, in the same order: those up to 0.05 hold at most one false alarm in 20 families. For rubrics.

    Raises:
        ValueError: a p-value beyond 0 to 1.

    Source: Holm, "A simple sequentially rejective multiple test procedure", Scandinavian J. of Statistics 6 (1979).
    """
    return holm_adjusted(numbers("p_values", p_values, 0, 1).tolist()) if len(p_values) else ()


def benjamini_hochberg(p_values: Sequence[float]) -> tuple[float, ...]:
    """Adjusted p-values, in the same order: of those up to 0.05, one in 20 is expected to be a false alarm. For slices.

    Raises:
        ValueError: a p-value beyond 0 to 1.

    Source: Benjamini, Hochberg, "Controlling the false discovery rate", Journal of the Royal Statistical Society B 57
    (1995); for independent and positively dependent tests (Benjamini, Yekutieli 2001).
    """
    return benjamini_hochberg_adjusted(numbers("p_values", p_values, 0, 1).tolist()) if len(p_values) else ()
