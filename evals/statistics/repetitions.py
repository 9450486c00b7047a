"""The same case run several times."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from math import comb

from evals.statistics.intervals import rate_interval
from evals.statistics.results import LEVEL, Interval


def all_pass(
    passes: Sequence[int], runs: Sequence[int], k: int, clusters: Sequence[Hashable] | None = None, level: float = LEVEL
) -> Interval:
    """pass^k: the chance that `k` runs of a case all pass, averaged over cases. Unbiased.

    Args:
        passes: of each case, 0 to its runs.
        runs: of each case, `k` or more.
        k: how many runs have to pass, 1 or more.
        clusters: the tuple of each case.
        level: confidence.

    Raises:
        ValueError: a case with fewer runs than `k`, or more passes than runs.

    Source: Yao et al., "tau-bench: a benchmark for tool-agent-user interaction in real-world domains" (2024).
    """
    shares = [comb(passed, k) / comb(run, k) for passed, run in _counted(passes, runs, k)]
    return replace(rate_interval(shares, clusters, level), method=f"pass^{k}, Wilson, effective number of cases")


def any_pass(
    passes: Sequence[int], runs: Sequence[int], k: int, clusters: Sequence[Hashable] | None = None, level: float = LEVEL
) -> Interval:
    """pass@k: the chance that at least one of `k` runs of a case passes, averaged over cases. Unbiased.

    Arguments and errors as of `all_pass`.

    Source: Chen et al., "Evaluating large language models trained on code" (2021).
    """
    shares = [1 - comb(run - passed, k) / comb(run, k) for passed, run in _counted(passes, runs, k)]
    return replace(rate_interval(shares, clusters, level), method=f"pass@{k}, Wilson, effective number of cases")


def consistency(
    passes: Sequence[int],
    runs: Sequence[int],
    k: int = 2,
    clusters: Sequence[Hashable] | None = None,
    level: float = LEVEL,
) -> Interval:
    """The chance that `k` runs of a case agree, all passing or all failing, averaged over cases. Unbiased.

    Arguments and errors as of `all_pass`; `k` is 2 or more.
    """
    if k < 2:
        raise ValueError(f"k is {k}; allowed: 2 or more, for one run agrees with itself")
    shares = [(comb(passed, k) + comb(run - passed, k)) / comb(run, k) for passed, run in _counted(passes, runs, k)]
    return replace(
        rate_interval(shares, clusters, level), method=f"agreement of {k}, Wilson, effective number of cases"
    )


def _counted(passes: Sequence[int], runs: Sequence[int], k: int) -> list[tuple[int, int]]:
    if k < 1:
        raise ValueError(f"k is {k}; allowed: 1 or more")
    if len(passes) != len(runs):
        raise ValueError(f"passes of {len(passes)} cases, runs of {len(runs)}; allowed: as many of both")
    for case, (passed, run) in enumerate(zip(passes, runs, strict=True)):
        if run < k or not 0 <= passed <= run:
            raise ValueError(f"case {case} passed {passed} of {run} runs; allowed: 0 to its runs, of {k} or more")
    return list(zip(passes, runs, strict=True))
