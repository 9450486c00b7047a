"""Whether what people say of some outputs corrects what a judge says of all."""

import numpy as np

from benchmarks.judges.agreements import agreements
from benchmarks.judges.differences import differences
from benchmarks.judges.rates import rates
from benchmarks.registry import benchmark
from benchmarks.report import Figure


@benchmark("judges")
def judges() -> list[Figure]:
    """People and judges simulated with known errors, nominal 95 %, 500 repetitions a setting.

    400 outputs for a rate, 300 cases a side for a difference. `judge 0.95/0.9` is its sensitivity and specificity.
    Truth and errors vary between tuples of 3 by a Dirichlet distribution. `mixed`: half of the labels at random, half
    among the outputs that the judge wavers on, where it errs more often; weighted by their chances. `same cases`: a
    case is labelled on both sides or on neither. A differing judge is kinder to the first variant (0.95/0.6 against
    0.85/0.9). Beside each coverage its Wilson interval and the mean width; then coverage and width of others on the
    same draws: the judge uncorrected; Rogan and Gladen's correction as we invert it; truescore's `ppi_estimate` and
    `ppi_compare`, which know neither weights nor tuples that are labelled in part; judgy's way, resampling the labels
    alone; Rogan and Gladen's by the labels of both variants together. Where people err, what is covered is the rate
    that people would give, not the truth behind it. Of 54 settings that cover 95 % each, at 500 repetitions the lowest
    is expected at 92.6.
    """
    with np.errstate(all="raise", under="ignore"):
        return [*rates(), *differences(), *agreements()]
