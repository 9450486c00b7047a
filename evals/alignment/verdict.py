"""Whether a judge can be trusted, in a sentence."""

from collections.abc import Iterator

from evals.alignment.report import AlignmentReport
from evals.alignment.study import Against, Study
from evals.alignment.words import HARDLY

DEGREES = ((0.4, "only fairly"), (0.6, "moderately"), (0.8, "substantially"), (1.0, "almost perfectly"))
"""Words for kappa above `HARDLY` (Landis, Koch, 1977); they go by the estimate."""


def verdict(report: AlignmentReport) -> str:
    """`friendly.judge@v1 agrees with people little better than chance: kappa 0.08 [-0.02, 0.18]`."""
    name = bare(report.judge)
    if not report.labelled:
        return f"{name}: no labels, so nothing is known of it"
    if report.agreement is None:
        return f"{name}: its {report.labelled} labels lie in one tuple, too few to say anything"
    kappa = report.agreement.kappa
    if kappa is None:
        return f"{name} and people say one and the same of all {report.labelled}: they may differ on others"
    return f"{name} {_degree(kappa.point, kappa.low)}: kappa {kappa.point:.2f} [{kappa.low:.2f}, {kappa.high:.2f}]"


def told(study: Study) -> Iterator[str]:
    """What became of the judge from version to version, a sentence each."""
    for step in study.steps:
        if step.before:
            yield _change(bare(step.report.judge), step.before)
    if study.whole:
        yield _change(bare(study.newest.report.judge), study.whole)


def bare(judge: str) -> str:
    """Without the digest: `friendly.judge@v1` of `friendly.judge@v1+62d7a8c5`; a model that was chosen stays."""
    name, _, rest = judge.partition("+")
    _, colon, model = rest.partition(":")
    return f"{name}{colon}{model}"


def _degree(point: float, low: float) -> str:
    if low <= 0:
        return "cannot be told from chance"
    if point <= HARDLY:
        return "agrees with people little better than chance"
    return f"agrees with people {next(word for most, word in DEGREES if point <= most)}"


def _change(now: str, found: Against) -> str:
    agreement, than = found.drift.agreement, bare(found.earlier)
    points = f"{100 * agreement.difference:+.0f} points [{100 * agreement.low:+.0f}, {100 * agreement.high:+.0f}]"
    p_values = f"p = {agreement.p_value:.2g} by tuples, {found.mcnemar.p_value:.2g} by McNemar"
    if agreement.low > 0:
        return f"{now} is better than {than}: {points} of agreement with people ({p_values})"
    if agreement.high < 0:
        return f"{now} is worse than {than}: {points} of agreement with people ({p_values})"
    return f"{now} is not shown to be better than {than}: {points} of agreement with people ({p_values})"
