"""How far judges can be trusted, on a terminal: the verdict first."""

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table

from app.cli.plain import plain
from evals.alignment.report import AlignmentReport
from evals.alignment.study import Step, Study
from evals.alignment.verdict import bare, told, verdict
from evals.alignment.words import headline
from evals.statistics import Interval

FIGURES = ("Agreement", "Kappa", "AC1", "Sensitivity", "Specificity")
FEW = 3
"""Disagreements that are shown unless all are asked for."""


def print_study(study: Study, every: bool = False) -> None:
    """Print the verdict on every version, then all that is known of the newest."""
    console, report = Console(emoji=False), study.newest.report
    _opening(console, study)
    _say(console, told(study))
    if report.agreement:
        console.print(_confusion(report))
        console.print(_figures(report))
    _say(console, ("", *headline(report)))
    _say(console, _disagreements(study, every))
    _closing(console, study)


def print_history(study: Study) -> None:
    """Print a line for each version, and what became better or worse."""
    console = Console(emoji=False)
    _opening(console, study)
    table = _table(f"\n{study.rubric} on {study.split}", "Version", "Outputs", *FIGURES, "Step", "p", "McNemar")
    for step in study.steps:
        report = step.report
        table.add_row(plain(bare(report.judge)), str(report.labelled - report.ties), *_cells(report), *_against(step))
    console.print(table)
    _say(console, told(study))
    _closing(console, study)


def _opening(console: Console, study: Study) -> None:
    sentences = [verdict(step.report) for step in study.steps]
    console.print(plain("; ".join(sentences) + "."), style="bold", highlight=False)
    _say(console, study.about)
    console.print(f"By {plain(study.model)}, on the labels of {study.split}.", highlight=False)


def _closing(console: Console, study: Study) -> None:
    console.print("Intervals of 95 %, clustered by tuples (trips, of practice messages).", style="dim")
    for line in study.openings:
        console.print(plain(line), style="yellow", highlight=False)


def _say(console: Console, lines: Iterator[str] | tuple[str, ...]) -> None:
    for line in lines:
        console.print(plain(line), highlight=False)


def _table(title: str, *columns: str) -> Table:
    table = Table(title=plain(title), title_justify="left", box=None, padding=(0, 2, 0, 0))
    for place, column in enumerate(columns):
        table.add_column(column, justify="right" if place else "left")
    return table


def _confusion(report: AlignmentReport) -> Table:
    assert report.agreement
    counts = report.agreement.counts
    table = _table(f"\n{bare(report.judge)}", "", "judge: pass", "judge: fail")
    table.add_row("people: pass", f"{counts.passed_right:.0f}", f"{counts.failed_wrong:.0f} wrong fails")
    table.add_row("people: fail", f"{counts.passed_wrong:.0f} wrong passes", f"{counts.failed_right:.0f}")
    return table


def _figures(report: AlignmentReport) -> Table:
    """The judge against most people, against each, and people against each other: the ceiling."""
    table = _table("\nAgreement", "", "Outputs", *FIGURES)
    table.add_row("judge, most people", str(report.labelled - report.ties), *_cells(report))
    for one in (*report.by_person, *report.between):
        name = "judge" if one.one == report.judge else plain(one.one)
        found = one.agreement
        rates = (found.raw, found.kappa, found.ac1, found.sensitivity, found.specificity)
        table.add_row(f"{name}, {plain(one.other)}", str(one.outputs), *map(_cell, rates))
    return table


def _cells(report: AlignmentReport) -> list[str]:
    found = report.agreement
    rates = (found.raw, found.kappa, found.ac1, found.sensitivity, found.specificity) if found else (None,) * 5
    return [_cell(one) for one in rates]


def _cell(found: Interval | None) -> str:
    return f"{found.point:.2f} [{found.low:.2f}, {found.high:.2f}]" if found else "-"


def _against(step: Step) -> tuple[str, str, str]:
    """Agreement against the version before, in points, and p-values by tuples and by outputs."""
    if step.before is None:
        return "", "", ""
    found = step.before.drift.agreement
    points = f"{100 * found.difference:+.0f} [{100 * found.low:+.0f}, {100 * found.high:+.0f}]"
    return points, f"{found.p_value:.2g}", f"{step.before.mcnemar.p_value:.2g}"


def _disagreements(study: Study, every: bool) -> Iterator[str]:
    found = study.newest.report.disagreements
    shown = found if every else found[:FEW]
    if found:
        yield f"\n{len(found)} to read, those first on which people are of one mind:"
    for one in shown:
        yield f"\n  {one.kind}: {study.texts.get(one.item, one.item)}"
        yield f"    judge: {one.label}: {one.reason}"
        for said in one.people:
            yield f"    {said.person}: {said.verdict}: {said.comment}"
    if len(shown) < len(found):
        yield f"\n  and {len(found) - len(shown)} more: --all"
