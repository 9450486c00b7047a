"""What statsmodels, scipy, scikit-learn and truescore say, typed."""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUnknownLambdaType=false, reportUnknownParameterType=false

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy import stats
from sklearn.metrics import cohen_kappa_score
from statsmodels.api import OLS
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint
from truescore import krippendorff_alpha, ppi_estimate, rogan_gladen_estimate


def wilson(successes: int, total: int, level: float) -> tuple[float, float]:
    found: Any = proportion_confint(successes, total, 1 - level, "wilson")
    return float(found[0]), float(found[1])


def clustered_error(values: Sequence[float], clusters: Sequence[int]) -> float:
    """Standard error of the mean, clusters as in least squares with a sandwich."""
    model: Any = OLS(np.asarray(values), np.ones(len(values)))
    return float(model.fit(cov_type="cluster", cov_kwds={"groups": np.asarray(clusters)}).bse[0])


def mcnemar_mid_p(gained: int, lost: int) -> float:
    exact: Any = mcnemar([[0, gained], [lost, 0]], exact=True)
    return float(exact.pvalue - stats.binom.pmf(min(gained, lost), gained + lost, 0.5))


def sign_flip_p(differences: Sequence[float]) -> float:
    """Exact: every flip is tried."""
    zeros = np.zeros(len(differences))
    found: Any = stats.permutation_test(
        (np.asarray(differences), zeros), lambda x, y: np.sum(x - y), permutation_type="samples", n_resamples=10**6
    )
    return float(found.pvalue)


def adjusted(p_values: Sequence[float], method: str) -> list[float]:
    found: Any = multipletests(p_values, method=method)
    return found[1].tolist()


def t_power(effect_size: float, groups: int, level: float) -> float:
    """By the noncentral distribution of scipy."""
    limit, shift = stats.t.ppf((1 + level) / 2, groups - 1), effect_size * groups**0.5
    return float(stats.nct.sf(limit, groups - 1, shift) + stats.nct.cdf(-limit, groups - 1, shift))


def nested_components(cases: Sequence[Sequence[Sequence[float]]]) -> tuple[float, float]:
    """Agent's and judge's variance of balanced data by the mean squares of a nested analysis of variance."""
    data = np.asarray(cases)
    count, runs, verdicts = data.shape
    of_runs = data.mean(axis=2)
    within = ((data - of_runs[..., None]) ** 2).sum() / (count * runs * (verdicts - 1))
    between = verdicts * ((of_runs - of_runs.mean(axis=1)[:, None]) ** 2).sum() / (count * (runs - 1))
    return float((between - within) / verdicts), float(within)


def kappa(a: Sequence[float], b: Sequence[float], weights: Sequence[float] | None = None) -> float:
    """Cohen's, by scikit-learn."""
    return float(cohen_kappa_score(a, b, sample_weight=weights))


def alpha(ratings: Sequence[Sequence[float | None]]) -> float:
    """Krippendorff's, nominal, by truescore; rows are outputs."""
    columns = [[np.nan if one is None else one for one in person] for person in zip(*ratings, strict=True)]
    return float(krippendorff_alpha(columns, level="nominal"))


def prediction_powered(judge: Sequence[float], labels: Sequence[float], at: Sequence[int]) -> float:
    """Truescore's point estimate."""
    return float(ppi_estimate(judge, labels, at).point)


def rogan_gladen(judge: Sequence[float], labels: Sequence[float], at: Sequence[int]) -> float:
    """Truescore's point estimate."""
    return float(rogan_gladen_estimate(judge, labels, at).point)
