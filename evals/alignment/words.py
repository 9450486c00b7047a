"""An alignment report in a few sentences."""

from collections.abc import Iterator

from evals.alignment.report import AlignmentReport
from evals.statistics import Interval

HARDLY = 0.2
"""Of kappa: at most slight (Landis, Koch, "The measurement of observer agreement for categorical data", 1977)."""


def headline(report: AlignmentReport) -> list[str]:
    """What matters first: agreement, the ceiling, how the judge errs, the corrected rate, and what to do."""
    if not report.labelled:
        return [f"No labels yet: nothing is known of {report.judge}."]
    return [
        sentence for part in (_agreed(report), _errs(report), _corrected(report), _beside(report)) for sentence in part
    ]


def percent(interval: Interval) -> str:
    """`81 % [74, 87]`."""
    return f"{100 * interval.point:.0f} % [{100 * interval.low:.0f}, {100 * interval.high:.0f}]"


def _agreed(report: AlignmentReport) -> Iterator[str]:
    if report.agreement is None:
        yield f"{report.labelled} labels in one tuple: too few to say anything of {report.judge}."
        return
    agreement = report.agreement
    yield f"{report.judge} agrees with people on {percent(agreement.raw)} of {report.labelled - report.ties} outputs."
    if agreement.kappa is None:
        yield "Judge and people say one and the same of all of them: whether they would agree on others is not known."
    elif agreement.kappa.low <= 0:
        yield f"That may be chance: kappa is {agreement.kappa}."
    elif agreement.kappa.point <= HARDLY:
        yield f"That is little better than chance: kappa is {agreement.kappa}."
    if report.ceiling:
        yield f"People agree with one another on {percent(report.ceiling.raw)}: no judge can be asked for more."


def _errs(report: AlignmentReport) -> Iterator[str]:
    agreement = report.agreement
    if agreement is None:
        return
    if agreement.sensitivity:
        yield f"Of what people pass it passes {percent(agreement.sensitivity)}."
    if agreement.specificity:
        yield f"Of what people fail it fails {percent(agreement.specificity)}."
    else:
        yield "People failed nothing, so that nobody knows whether it would see a fail."


def _corrected(report: AlignmentReport) -> Iterator[str]:
    found = report.corrected
    if found is None:
        return
    alone = f"the judge alone says {percent(found.judge_alone)}"
    by = f"{'certainly ' if found.misleads else ''}off by {100 * found.shift.point:+.0f} points"
    yield f"People would pass {percent(found.interval)} of all {report.outputs}; {alone}, {by}."
    if report.needed:
        yield f"{str(report.needed)[0].upper()}{str(report.needed)[1:]}."
    if not report.drawn:
        yield "Nobody knows how the labelled outputs were chosen: all this holds for them alone."


def _beside(report: AlignmentReport) -> Iterator[str]:
    if report.length:
        yield f"By length: {report.length}."
    if report.position:
        yield f"By position: {report.position}."
    if report.repeats:
        yield f"Asked again it says the same in {percent(report.repeats.agreement)}."
    for change in report.changes:
        yield f"Against {change.earlier}: {change.drift}."
