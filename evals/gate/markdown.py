"""The decision in Markdown, for a summary of CI: what is not held first, the rest folded away."""

import re
from collections.abc import Iterable, Sequence

from evals.gate.decision import Finding, GateDecision, Line
from evals.gate.words import clean, details, headline, written
from evals.statistics import Verdict

MARKS = {Verdict.NOT_WORSE: "✅", Verdict.WORSE: "❌", Verdict.CANNOT_TELL: "❔"}
HEAD = "| | figure | finding | reason | why |\n|---|---|---|---|---|\n"


def markdown(decision: GateDecision) -> str:
    """The whole text; names and reasons are escaped."""
    parts = [f"### {MARKS[decision.verdict]} {escaped(headline(decision))}\n"]
    if more := details(decision):
        parts.append("\n" + "".join(f"    {clean(line)}\n" for line in more))
    open_lines = [*decision.of(Finding.MISSED), *decision.of(Finding.CANNOT_TELL)]
    if open_lines:
        parts.append("\n" + HEAD + "".join(map(_row, open_lines)))
    parts += [_folded(finding, decision.of(finding)) for finding in (Finding.HELD, Finding.IGNORED)]
    return "".join(parts)


def escaped(text: str) -> str:
    """Text as text, in a cell of a table, too."""
    text = re.sub(r"([\\`*_\[\]~@#!])", r"\\\1", " ".join(clean(text).split()))
    for letter, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("|", "&#124;")):
        text = text.replace(letter, entity)
    return text


def _row(line: Line) -> str:
    found = line.figures
    figure = written(line.demand, found.point, found.low, found.high) if found else ""
    return _cells(f"**{escaped(line.title)}**", *map(escaped, (figure, line.finding, _rest(line, figure), line.why)))


def _rest(line: Line, figure: str) -> str:
    """The reason without the figure that stands beside it."""
    return line.reason.removeprefix(f"{figure}: ") if figure else line.reason


def _cells(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"


def _folded(finding: Finding, lines: Sequence[Line]) -> str:
    rows: Iterable[str] = map(_row, lines)
    summary = f"{len(lines)} {finding}"
    return f"\n<details><summary>{summary}</summary>\n\n{HEAD}{''.join(rows)}\n</details>\n" if lines else ""
