"""Studies of judges as HTML, for a page of the app. Texts of users and models are escaped."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from evals.alignment.report import AlignmentReport
from evals.alignment.study import Study
from evals.alignment.verdict import bare, told, verdict
from evals.alignment.words import headline
from evals.statistics import Agreement, Interval

TEMPLATES = Path(__file__).with_name("templates")
SHOWN = 5
"""Disagreements that are open at first."""
MEASURES = {
    "raw": ("Agreement", "outputs on which judge and most people say the same"),
    "sensitivity": ("Sensitivity", "of what people pass, the share that the judge passes"),
    "specificity": ("Specificity", "of what people fail, the share that the judge fails"),
}


class Bar(NamedTuple):
    """A rate with its interval on a line from 0 to 1; `ceiling`: what people reach among themselves."""

    name: str
    found: Interval
    ceiling: Interval | None = None


class Forest(NamedTuple):
    """The bars of a measure, a version each."""

    name: str
    means: str
    bars: tuple[Bar, ...]


def answer(studies: Sequence[Study]) -> str:
    """Whether the judge can be trusted: of the first study, its oldest version and its newest."""
    if not studies:
        return "No judge has been held against people yet."
    first, newest = studies[0].steps[0].report, studies[0].newest.report
    reports = [first, newest] if newest is not first else [first]
    return "; ".join(verdict(report) for report in reports) + "."


def study_html(study: Study) -> str:
    """A section of the page."""
    report = study.newest.report
    return (
        _environment()
        .get_template("study.html")
        .render(
            study=study,
            report=report,
            says=[f"{verdict(step.report)}." for step in study.steps],
            told=list(told(study)),
            headline=headline(report),
            forests=list(_forests(study)),
            rates=list(_rates(report)),
            shown=SHOWN,
        )
    )


def _forests(study: Study) -> Iterator[Forest]:
    for measure, (name, means) in MEASURES.items():
        bars = [
            Bar(bare(step.report.judge), found, _ceiling(step.report, measure))
            for step in study.steps
            if step.report.agreement and (found := _of(step.report.agreement, measure))
        ]
        if bars:
            yield Forest(name, means, tuple(bars))


def _of(agreement: Agreement, measure: str) -> Interval | None:
    return {"raw": agreement.raw, "sensitivity": agreement.sensitivity, "specificity": agreement.specificity}[measure]


def _ceiling(report: AlignmentReport, measure: str) -> Interval | None:
    """All people among themselves, or, of how the judge errs, the pair with the most outputs in common."""
    if measure == "raw":
        return report.ceiling.raw if report.ceiling else None
    pair = max(report.between, key=lambda one: one.outputs, default=None)
    return _of(pair.agreement, measure) if pair else None


def _rates(report: AlignmentReport) -> Iterator[Bar]:
    """What people would pass, beside what the judge passes: of all, then of each variant where there are several."""
    several = len(report.variants) > 1
    of = [("all", report.corrected), *((one.variant, one.corrected) for one in report.variants if several)]
    for name, found in of:
        if found:
            yield Bar(f"{name}: people would pass", found.interval)
            yield Bar(f"{name}: the judge passes", found.judge_alone)


def _percent(found: Interval) -> str:
    return f"{100 * found.point:.0f} % [{100 * found.low:.0f}, {100 * found.high:.0f}]"


def _two(found: Interval | None) -> str:
    return f"{found.point:.2f} [{found.low:.2f}, {found.high:.2f}]" if found else "–"


@cache
def _environment() -> Environment:
    loader = FileSystemLoader(TEMPLATES)
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters |= {"percent": _percent, "two": _two, "bare": bare}
    return made
