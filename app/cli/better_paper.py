"""Candidates and cheap judges on a terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from app.cli.plain import plain
from evals.alignment.words import percent
from evals.judges.better.deciding import Decision
from evals.judges.better.history import Entry
from evals.judges.cheap.band import Point
from evals.judges.cheap.model import CheapJudge
from evals.statistics import Agreement, Comparison, Interval


def print_entry(entry: Entry, tried: int) -> None:
    """Print the decision first, then what it rests on. `tried` candidates were held against dev, this one included."""
    console, name, base = Console(emoji=False), _bare(entry, entry.version), _bare(entry, entry.base)
    accepted = entry.decided == "accepted"
    style, said = ("bold green", "accepted:") if accepted else ("bold red", "refused: not shown to be")
    console.print(plain(f"{name} is {said} better than {base} on dev."), style=style, highlight=False)
    _say(console, f"By {entry.model}, on labels of {entry.source} ({entry.labels}).")
    console.print(confusion(f"{base}, in use", entry.dev.before))
    console.print(confusion(f"{name}, the candidate", entry.dev.after))
    for line in paired(entry.dev):
        _say(console, line)
    if tried > 1:
        _say(console, f"{tried} candidates were held against this dev so far: the more, the likelier one looks better.")
    if entry.test:
        found = entry.test.agreement
        _say(console, f"\nTest: {agreed(found) if found else 'too few labels to say anything'}.")
        _say(console, f"{entry.test.opening}.")
        _say(console, f"It is in use: --judges {entry.rubric}@{entry.version.partition('+')[0]}, or {entry.rubric}.")


def print_history(entries: Sequence[Entry], diff: bool) -> None:
    """Print a line for each candidate, the oldest first."""
    console = Console(emoji=False)
    for one in entries:
        change, mcnemar = one.dev.against.drift.agreement, one.dev.against.mcnemar
        before = percent(one.dev.before.raw).partition(" [")[0]
        name = f"{_bare(one, one.version)} against {_bare(one, one.base)}"
        _say(console, f"{one.at:%Y-%m-%d %H:%M}  {name}, by {one.model} on {one.source}: {one.decided}")
        p_values = f"p = {change.p_value:.2g} by tuples, {mcnemar.p_value:.2g} by McNemar"
        _say(console, f"  dev: {before} to {percent(one.dev.after.raw)} agreement, {points(change)} points, {p_values}")
        if one.test:
            found = one.test.agreement
            _say(console, f"  test: {agreed(found) if found else 'too few labels'}; {one.test.opening}")
    for one in entries if diff else ():
        _say(console, f"\n{one.diff}")


def print_curve(cheap: CheapJudge, bands: Sequence[Point], test: Point | None = None) -> None:
    """Print cost and agreement of every band on dev, and of the chosen one on test."""
    console = Console(emoji=False)
    about = f"trained on {cheap.trained} texts of {cheap.source} ({cheap.labels}), before {cheap.judge}"
    _say(console, f"Cheap judge of {cheap.rubric} {cheap.version}: {about}.")
    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in ("Asked between", "Asked", "Tokens", "Agreement", "Against the judge"):
        table.add_column(column, justify="left" if column == "Asked between" else "right")
    for point in bands:
        table.add_row(*_row(point, " chosen" if point.band == cheap.band else ""))
    if test:
        table.add_row(*_row(test, " on test"))
    console.print(table, highlight=False)
    _say(console, "On dev, where the band was chosen; agreement in points against the judge alone. Intervals of 95 %.")


def _row(point: Point, mark: str) -> tuple[str, ...]:
    band, asked, against = point.band, percent(point.asked), points(point.against)
    between = f"{band.low:.3g} to {band.high:.3g}"
    if band.never:
        between, asked = "never", "0 %"
    elif band.always:
        between, asked, against = "always", "100 %", ""
    return f"{between}{mark}", asked, f"{point.tokens:,}", percent(point.agreement.raw), against


def confusion(title: str, found: Agreement) -> Table:
    """Texts by what people and the judge say."""
    counts = found.counts
    table = Table(title=plain(f"\n{title}"), title_justify="left", box=None, padding=(0, 2, 0, 0))
    for place, column in enumerate(("", "judge: pass", "judge: fail")):
        table.add_column(column, justify="right" if place else "left")
    table.add_row("people: pass", f"{counts.passed_right:.0f}", f"{counts.failed_wrong:.0f} wrong fails")
    table.add_row("people: fail", f"{counts.passed_wrong:.0f} wrong passes", f"{counts.failed_right:.0f}")
    return table


def paired(dev: Decision) -> list[str]:
    """The paired tests, in words."""
    change, mcnemar = dev.against.drift.agreement, dev.against.mcnemar
    return [
        f"\nAgreement with people: {points(change)} points, p = {change.p_value:.2g} by {change.clusters} tuples.",
        f"McNemar: {mcnemar.discordant} of {mcnemar.n_pairs} texts differ, p = {mcnemar.p_value:.2g}.",
        f"Before {agreed(dev.before)}; after {agreed(dev.after)}.",
    ]


def agreed(found: Agreement) -> str:
    """Agreement and kappa with intervals."""
    kappa = f", kappa {_cell(found.kappa)}" if found.kappa else ""
    return f"{percent(found.raw)} agreement{kappa}"


def points(found: Comparison) -> str:
    """`+31 [+12, +46]`."""
    return f"{100 * found.difference:+.0f} [{100 * found.low:+.0f}, {100 * found.high:+.0f}]"


def _cell(found: Interval) -> str:
    return f"{found.point:.2f} [{found.low:.2f}, {found.high:.2f}]"


def _bare(entry: Entry, version: str) -> str:
    return f"{entry.rubric}.{version.partition('+')[0]}"


def _say(console: Console, line: str) -> None:
    console.print(plain(line), highlight=False, soft_wrap=True)
